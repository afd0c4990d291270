namespace CaseDesk.Core.Cases.Assignments;

/// <summary>Why an assignment ended.</summary>
public enum EndReason
{
    Released,
    Expired,
    SentToCalculator,
    SentToClosing,
    NoContact,
    Closed,
    Cancelled,
    Reassigned,
    EndedBySupervisor,
    UserDisabled,
    Undone,
    Overridden,
}
