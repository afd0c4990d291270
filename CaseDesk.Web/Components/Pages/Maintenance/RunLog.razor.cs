using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Statistics;

namespace CaseDesk.Web.Components.Pages.Maintenance;

/// <summary>The runs of the maintenance, and a button for one now.</summary>
public sealed partial class RunLog(MaintenanceLog log, CaseScheduler scheduler)
{
    private IReadOnlyList<MaintenanceLogItem>? _runs;
    private MaintenanceResult? _result;
    private bool _running;

    protected override async Task ReadAsync() => _runs = await log.ReadAsync(Left);

    private async Task RunAsync()
    {
        _running = true;
        await TryAsync(async () => _result = await scheduler.RunAsync(MaintenanceTrigger.Page, User, dryRun: false, Left));
        await LoadAsync();
        _running = false;
    }
}
