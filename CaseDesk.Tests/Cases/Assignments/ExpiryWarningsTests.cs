using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Statistics;
using CaseDesk.Tests.Support;
using Microsoft.Extensions.Options;

namespace CaseDesk.Tests.Cases.Assignments;

public sealed class ExpiryWarningsTests
{
    private static readonly DateTime End = TestDesk.Start.UtcDateTime.AddHours(72);
    private readonly ExpiryWarnings _warnings = new(new AssignmentPolicies(Options.Create(new AssignmentOptions())));

    [Fact]
    public void Each_warning_time_is_told_once()
    {
        Assert.Empty(Tell(TimeSpan.FromMinutes(121)));
        Assert.Single(Tell(TimeSpan.FromMinutes(120)));
        Assert.Empty(Tell(TimeSpan.FromMinutes(119)));
        Assert.Empty(Tell(TimeSpan.FromMinutes(16)));
        Assert.Single(Tell(TimeSpan.FromMinutes(15)));
        Assert.Empty(Tell(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Who_comes_late_hears_only_the_nearest_warning()
    {
        Assert.Single(Tell(TimeSpan.FromMinutes(10)));
        Assert.Empty(Tell(TimeSpan.FromMinutes(9)));
    }

    [Fact]
    public void What_is_over_is_no_warning()
    {
        Assert.Empty(Tell(TimeSpan.Zero));
    }

    [Fact]
    public void A_renewed_assignment_warns_again_near_its_new_end()
    {
        Assert.Single(Tell(TimeSpan.FromMinutes(100)));
        Assert.Single(_warnings.TellOnce([Item(End.AddHours(72))], End.AddHours(71)));
    }

    [Fact]
    public void Another_assignment_of_the_same_case_is_told_too()
    {
        Assert.Single(Tell(TimeSpan.FromMinutes(100)));
        Assert.Single(_warnings.TellOnce([Item(End) with { AssignmentId = 2 }], End.AddMinutes(-100)));
    }

    private IReadOnlyList<NearExpiryItem> Tell(TimeSpan left) => _warnings.TellOnce([Item(End)], End - left);

    private static NearExpiryItem Item(DateTime end) => new(7, 1, "ana", "Ana", end, "BRUNO TESTE");
}
