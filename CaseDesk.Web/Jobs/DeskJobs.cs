using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Web.Hosting;
using Hangfire;

namespace CaseDesk.Web.Jobs;

/// <summary>
/// What Hangfire wakes: each is safe to run twice and at once, and carries ids only. Each has a queue of its own, so that a long
/// import keeps no sweep waiting.
/// </summary>
[AutomaticRetry(Attempts = 0)]
[FailuresExpire]
public sealed class DeskJobs(CaseScheduler scheduler, ImportRunner imports, DeskMeter meter)
{
    public const string Maintenance = "maintenance";
    public const string Imports = "imports";

    [Queue(Maintenance)]
    public async Task SweepAsync(CancellationToken cancellationToken) =>
        meter.CountExpired((await scheduler.RunAsync(Actor.System, dryRun: false, cancellationToken)).Expired);

    [Queue(Imports)]
    public Task ImportsAsync(CancellationToken cancellationToken) => imports.RunAsync(cancellationToken);
}
