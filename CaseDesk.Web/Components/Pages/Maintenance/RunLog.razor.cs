using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Statistics;

namespace CaseDesk.Web.Components.Pages.Maintenance;

/// <summary>The runs of the maintenance, and a button for one now.</summary>
public sealed partial class RunLog(MaintenanceLog log, CaseScheduler scheduler)
{
    private IReadOnlyList<MaintenanceLogItem>? _runs;
    private MaintenanceResult? _result;
    private bool _running;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            _runs = await log.ReadAsync(Left);
        }
    }

    private async Task RunAsync()
    {
        _running = true;
        _result = await scheduler.RunAsync(MaintenanceTrigger.Page, User, dryRun: false, Left);
        _runs = await log.ReadAsync(Left);
        _running = false;
    }
}
