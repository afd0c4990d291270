using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Timeline;

/// <summary>Events that nobody asked for.</summary>
internal static class EventsOf
{
    /// <summary>Time was over: written by whoever tidies first, the next taker or the sweep.</summary>
    public static CaseEvent Expiry(long caseId, long assignmentId, string userId, DateTime expiredAt, bool hadActivity) =>
        new(caseId, CaseWorkflow.FactsOf(CaseAction.Expire).Event, expiredAt, Actor.System, assignmentId,
            new EventData(null) { UserId = userId, HadActivity = hadActivity }.ToJson());
}
