using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>Gives back to the queue what a person holds who is disabled, loses the role, or is relieved of it (domain.md 3).</summary>
public static class HolderLeaving
{
    /// <summary>What the table says of a case whose holder is disabled or loses the role.</summary>
    internal static readonly Transition Leaving = CaseWorkflow.FactsOf(CaseAction.HolderLeft);

    /// <summary>
    /// Ends every assignment of a user inside the caller's transaction, after the caller has locked or changed the user's row.
    /// </summary>
    /// <returns>The cases that went back to the queue.</returns>
    public static async Task<IReadOnlyList<long>> EndAssignmentsAsync(
        CaseDeskDbContext db, string userId, EndReason reason, Actor by, DateTime now, CancellationToken cancellationToken)
    {
        var ended = await HoldingEnds.FreeHeldByAsync(db, userId, reason, by.StoredId, now, cancellationToken);
        foreach (var holding in ended)
        {
            db.CaseEvents.Add(holding.EndReason == EndReason.Expired.Code()
                ? EventsOf.Expiry(holding.CaseId, holding.AssignmentId, holding.UserId, holding.EndedAt, holding.HadActivity)
                : new(holding.CaseId, reason == Leaving.Ends ? Leaving.Event : CaseEventTypes.EndedBySupervisor,
                    now, by, holding.AssignmentId, new EventData(null) { UserId = holding.UserId }.ToJson()));
        }

        await db.SaveChangesAsync(cancellationToken);
        return [.. ended.Select(holding => holding.CaseId)];
    }
}
