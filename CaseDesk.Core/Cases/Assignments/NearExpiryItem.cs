namespace CaseDesk.Core.Cases.Assignments;

/// <summary>A case whose assignment ends soon.</summary>
public sealed record NearExpiryItem(long CaseId, long AssignmentId, string UserId, string UserName, DateTime ExpiresAt, string ClientName);
