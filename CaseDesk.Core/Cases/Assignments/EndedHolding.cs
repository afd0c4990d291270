namespace CaseDesk.Core.Cases.Assignments;

/// <summary>An assignment that was just ended, as the update itself returned it.</summary>
internal sealed record EndedHolding(long AssignmentId, long CaseId, string UserId, DateTime EndedAt, string EndReason, bool HadActivity)
{
    // A query of raw SQL knows no converter, so the kind that every instant of the desk has is said here.
    public DateTime EndedAt { get; init; } = DateTime.SpecifyKind(EndedAt, DateTimeKind.Utc);
}
