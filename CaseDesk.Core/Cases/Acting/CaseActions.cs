using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Acting;

/// <summary>
/// Does what the workflow table allows, to one case, in one transaction. A snapshot is read and judged; a conditional update
/// then demands that the case still be as it was seen, and so exactly one of many simultaneous askers wins. Who loses is
/// judged again by what the winner left.
/// </summary>
public sealed class CaseActions(
    IDbContextFactory<CaseDeskDbContext> contexts, AssignmentPolicies policies, CaseFeed feed, TimeProvider clock)
{
    /// <summary>A case would have to change under an asker this often in a row before they are told that it is busy.</summary>
    private const int Attempts = 5;

    /// <summary>Does one action for a person.</summary>
    public async Task<CaseOutcome> RunAsync(long caseId, CaseCommand command, Actor user, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var policy = policies.At(now);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await CaseSnapshot.ReadAsync(db, caseId, cancellationToken) is not { } seen)
            {
                return new CaseOutcome.NotFound();
            }

            var judgement = CaseJudge.Judge(seen, command, user, policy, now);
            if (judgement.Refusal is { } refusal)
            {
                return refusal;
            }

            await using var scope = await db.BeginWriteAsync(cancellationToken);
            var change = new CaseChange(db, policy, seen, command, judgement.Transition!, user, now);
            switch (await change.ApplyAsync(cancellationToken))
            {
                case null:
                    continue;
                case CaseOutcome.Done done:
                    await scope.CommitAsync(cancellationToken);
                    feed.Publish(new(caseId, judgement.Transition!.Event, user.StoredId));
                    return done;
                case var refused:
                    return refused;
            }
        }

        throw new InvalidOperationException($"Case {caseId} changed {Attempts} times while it was to be changed.");
    }

    public Task<CaseOutcome> AssignAsync(long caseId, Actor user, CancellationToken cancellationToken) =>
        RunAsync(caseId, new(CaseAction.Assign), user, cancellationToken);
}
