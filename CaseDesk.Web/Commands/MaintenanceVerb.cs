using CaseDesk.Core.Cases.Assignments;

namespace CaseDesk.Web.Commands;

/// <summary>Ends expired assignments, as the job does every minute; for a crontab.</summary>
public sealed class MaintenanceVerb : Verb
{
    public override string Name => "maintenance";

    public override string Usage => """
        maintenance [--dry-run] [--json]
          Puts cases whose time is over back into the queue. Safe beside a running server and beside itself.
        """;

    protected override async Task<int> RunAsync(VerbCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<CaseScheduler>().RunAsync(MaintenanceTrigger.Command, null, call.Has("--dry-run"), cancellationToken);
        Print(call,
            $"found {result.Found}, expired {result.Expired}, already ended {result.AlreadyExpired}, errors {result.Errors}, {result.DurationMs} ms",
            new { result.RunId, result.Found, result.Expired, result.AlreadyExpired, result.Errors, result.DurationMs });
        return result.Errors == 0 ? Ok : Failed;
    }
}
