using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Statistics;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Dashboard;

/// <summary>The desk at a glance, for who leads it.</summary>
public sealed partial class Dashboard(
    AssignmentStatistics statistics, NearExpiry nearExpiry, CaseLists lists, ImportReading importReading, CaseFeed feed, TimeProvider clock)
{
    private static readonly int[] Periods = [7, 14, 30, 90];
    private static readonly TimeSpan Soon = TimeSpan.FromHours(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(60);

    private AssignmentFigures? _figures;
    private int _available;
    private int _nearTotal;
    private IReadOnlyList<NearExpiryItem> _near = [];
    private IReadOnlyList<UserFigures> _perUser = [];
    private IReadOnlyList<DayFigures> _days = [];
    private IReadOnlyList<ImportItem> _imports = [];
    private ITimer? _timer;

    [SupplyParameterFromQuery]
    private int? Days { get; set; }

    private int Period => Days is >= 1 and <= 365 and var days ? days : 7;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            feed.Changed += OnChanged;
            _timer = clock.CreateTimer(_ => Reload(), null, Refresh, Refresh);
        }
    }

    protected override void Dispose(bool disposing)
    {
        feed.Changed -= OnChanged;
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task ReadAsync()
    {
        var now = clock.Now();
        var today = BusinessTime.DayOf(now);
        var first = today.AddDays(1 - Period);
        var (from, before) = BusinessTime.Range(first, today);
        (_near, _nearTotal) = await nearExpiry.ReadAsync(Soon, 10, User, Left);
        _days = await statistics.PerDayAsync(first, today, Left);
        _available = await lists.CountAsync(new CaseFilter { Statuses = [CaseStatus.Available] }, User, Left);
        _imports = (await importReading.ListAsync(1, 5, Left)).Items;
        (_figures, _perUser) = await statistics.PerUserAsync(from, before, Left);
    }

    private void OnChanged(CaseChanged change) => _timer?.Change(Quiet, Refresh);
}
