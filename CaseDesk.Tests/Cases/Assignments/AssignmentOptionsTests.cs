using System.ComponentModel.DataAnnotations;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CaseDesk.Tests.Cases.Assignments;

public sealed class AssignmentOptionsTests
{
    [Fact]
    public void Without_a_setting_people_are_warned_two_hours_and_a_quarter_of_an_hour_before()
    {
        Assert.Equal([TimeSpan.FromHours(2), TimeSpan.FromMinutes(15)], Policy().Warnings);
    }

    [Fact]
    public void Configured_warnings_replace_the_usual_ones_and_each_counts_once()
    {
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)], Policy("5", "60", "5").Warnings);
    }

    [Theory]
    [InlineData(-5), InlineData(0), InlineData(72 * 60 + 1), InlineData(int.MaxValue)]
    public void A_warning_before_the_beginning_or_behind_the_end_is_refused_at_the_start(int minutes)
    {
        var found = new List<ValidationResult>();
        var options = new AssignmentOptions { WarningMinutes = [15, minutes] };

        Assert.False(Validator.TryValidateObject(options, new(options), found, validateAllProperties: true));
        Assert.StartsWith("Assignment:WarningMinutes must be between 1 and 4320", Assert.Single(found).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_set_later_holds_for_whoever_asks_later()
    {
        var options = new AssignmentOptions();
        var policies = new AssignmentPolicies(Options.Create(options));
        var before = policies.At(TestDesk.Start.UtcDateTime);
        options.LengthHours = 48;

        Assert.Equal(TimeSpan.FromHours(72), before.Length);
        Assert.Equal(TimeSpan.FromHours(48), policies.At(TestDesk.Start.UtcDateTime).Length);
    }

    private static AssignmentPolicy Policy(params string[] warnings)
    {
        var settings = warnings.Select((minutes, index) => KeyValuePair.Create<string, string?>($"Assignment:WarningMinutes:{index}", minutes));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return (configuration.GetSection(AssignmentOptions.Section).Get<AssignmentOptions>() ?? new()).ToPolicy();
    }
}
