using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Users;
using CaseDesk.Web.Endpoints.Answers;

namespace CaseDesk.Web.Commands;

/// <summary>Ends expired assignments, as the job does every minute; for a crontab.</summary>
public sealed class MaintenanceVerb : Verb
{
    public override string Name => "maintenance";

    public override string Usage => """
        maintenance [--dry-run] [--json]
          Puts cases whose time is over back into the queue; with --dry-run it only looks. Safe beside a running server and beside itself.
        """;

    protected override VerbArguments Arguments { get; } = new(["--dry-run"], [], Words: 0);

    protected override async Task<int> RunAsync(VerbCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        var isDry = call.Has("--dry-run");
        var result = await services.GetRequiredService<CaseScheduler>().RunAsync(Actor.CommandLine, isDry, cancellationToken);
        Print(call,
            $"found {result.Found}, expired {result.Expired}, already ended {result.AlreadyExpired}, errors {result.Errors}, {result.DurationMs} ms",
            MaintenanceAnswer.Of(result, isDry));
        return result.Errors == 0 ? Ok : Failed;
    }
}
