namespace CaseDesk.Core.Cases.Assignments;

/// <summary>What a look at one assignment's time found, and whether that put the case back into the queue.</summary>
public sealed record ExpiryCheck(long CaseId, bool IsExpired, DateTime? ExpiresAt, bool WasReleased);
