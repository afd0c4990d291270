using System.CommandLine;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Users;
using CaseDesk.Web.Endpoints.Answers;

namespace CaseDesk.Web.Commands;

/// <summary>Ends expired assignments, as the job does every minute; for a crontab.</summary>
public sealed class MaintenanceVerb : Verb
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only look." };

    public MaintenanceVerb()
        : base("maintenance", "Puts cases whose time is over back into the queue. Safe beside a running server and beside itself.") =>
        Command.Options.Add(_dryRun);

    protected override async Task<int> RunAsync(ParseResult call, IServiceProvider services, CancellationToken cancellationToken)
    {
        var isDry = call.GetValue(_dryRun);
        var result = await services.GetRequiredService<CaseScheduler>().RunAsync(Actor.CommandLine, isDry, cancellationToken);
        Print(call,
            $"found {result.Found}, expired {result.Expired}, already ended {result.AlreadyExpired}, errors {result.Errors}, {result.DurationMs} ms",
            MaintenanceAnswer.Of(result, isDry));
        return result.Errors == 0 ? Ok : Failed;
    }
}
