using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Web.Hosting;
using Hangfire;

namespace CaseDesk.Web.Jobs;

/// <summary>What Hangfire wakes: each is safe to run twice and at once, and carries ids only.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class DeskJobs(CaseScheduler scheduler, ImportRunner imports, DeskMeter meter)
{
    public async Task SweepAsync(CancellationToken cancellationToken) =>
        meter.CountExpired((await scheduler.RunAsync(MaintenanceTrigger.Job, null, dryRun: false, cancellationToken)).Expired);

    public Task ImportsAsync(CancellationToken cancellationToken) => imports.RunAsync(cancellationToken);
}
