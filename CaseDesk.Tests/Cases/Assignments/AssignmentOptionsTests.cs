using CaseDesk.Core.Cases.Assignments;
using Microsoft.Extensions.Configuration;

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

    private static AssignmentPolicy Policy(params string[] warnings)
    {
        var settings = warnings.Select((minutes, index) => KeyValuePair.Create<string, string?>($"Assignment:WarningMinutes:{index}", minutes));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return (configuration.GetSection(AssignmentOptions.Section).Get<AssignmentOptions>() ?? new()).ToPolicy();
    }
}
