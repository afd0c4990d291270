using System.Globalization;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Statistics;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Dashboard;

/// <summary>The desk at a glance, for who leads it.</summary>
public sealed partial class Dashboard(
    AssignmentStatistics statistics, NearExpiry nearExpiry, CaseLists lists, ImportReading importReading, AssignmentPolicies policies,
    CaseFeed feed, TimeProvider clock, NavigationManager navigation) : LiveDeskPage(feed, clock)
{
    private const int NearShown = 6;
    private const int ImportsShown = 5;

    private readonly TimeProvider _clock = clock;
    private DashboardPeriod? _period;
    private AssignmentFigures? _figures;
    private int _available;
    private int _nearTotal;
    private IReadOnlyList<NearExpiryItem> _near = [];
    private IReadOnlyList<UserFigures> _perUser = [];
    private IReadOnlyList<DayFigures> _days = [];
    private IReadOnlyList<ImportItem> _imports = [];
    private string _from = "";
    private string _to = "";

    [SupplyParameterFromQuery]
    private string? Days { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    private TimeSpan Soon => policies.At(_clock.Now()).Warnings[0];

    /// <summary>Nothing was ever loaded and nothing done: there is no figure worth showing.</summary>
    private bool IsBlank => _available == 0 && _imports.Count == 0 && _figures == new AssignmentFigures(0, 0, 0, 0);

    protected override Task OnParametersSetAsync()
    {
        var before = _period;
        _period = DashboardPeriod.Read(Days, From, To, BusinessTime.DayOf(_clock.Now()));
        if (_period != before)
        {
            _figures = null;
        }

        (_from, _to) = _period is DashboardPeriod.Chosen chosen ? (Iso(chosen.First), Iso(chosen.Last)) : (From ?? "", To ?? "");
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync()
    {
        // A day that ends while the page is open moves "the last seven days" along.
        _period = DashboardPeriod.Read(Days, From, To, BusinessTime.DayOf(_clock.Now()));
        if (_period is not DashboardPeriod.Chosen(var first, var last, _))
        {
            return;
        }

        var (from, before) = BusinessTime.Range(first, last);
        (_near, _nearTotal) = await nearExpiry.ReadAsync(Soon, NearShown, User, Left);
        _days = await statistics.PerDayAsync(first, last, Left);
        _available = await lists.CountAsync(new CaseFilter { Statuses = [CaseStatus.Available] }, User, Left);
        _imports = (await importReading.ListAsync(1, ImportsShown, Left)).Items;
        (_figures, _perUser) = await statistics.PerUserAsync(from, before, Left);
    }

    private void ShowRange() => navigation.NavigateTo(navigation.GetUriWithQueryParameters("/dashboard", new Dictionary<string, object?>
    {
        ["from"] = _from,
        ["to"] = _to,
    }));

    private int Share(Func<AssignmentFigures, int> figure, AssignmentFigures of) =>
        100 * figure(of) / Math.Max(1, _perUser.Max(user => figure(user.Figures)));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
