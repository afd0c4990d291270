namespace CaseDesk.Core.Cases.Assignments;

/// <summary>Who holds a case, since when and until when.</summary>
public sealed record Holding(long AssignmentId, string UserId, string UserName, DateTime TakenAt, DateTime ExpiresAt);
