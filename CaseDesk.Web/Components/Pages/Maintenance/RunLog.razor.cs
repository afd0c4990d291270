using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Statistics;

namespace CaseDesk.Web.Components.Pages.Maintenance;

/// <summary>The runs of the maintenance, and a button for one now.</summary>
public sealed partial class RunLog(MaintenanceLog log, CaseScheduler scheduler)
{
    private IReadOnlyList<MaintenanceLogItem>? _runs;
    private MaintenanceResult? _result;

    protected override async Task ReadAsync() => _runs = await log.ReadAsync(Left);

    private Task RunAsync() => ActAsync(async () =>
    {
        _result = await scheduler.RunAsync(User, dryRun: false, Left);
        await ReadAsync();
    });
}
