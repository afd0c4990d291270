using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Core.Cases.Timeline;

/// <summary>Events that nobody asked for.</summary>
internal static class EventsOf
{
    /// <summary>The name under which the desk itself acts.</summary>
    public const string System = "system";

    /// <summary>Time was over: written by whoever tidies first, the next taker or the sweep.</summary>
    public static CaseEvent Expiry(long caseId, long assignmentId, string userId, DateTime expiredAt, bool hadActivity) =>
        new(caseId, CaseEventTypes.Expired, expiredAt, null, System, assignmentId,
            new EventData(null) { UserId = userId, HadActivity = hadActivity }.ToJson());
}
