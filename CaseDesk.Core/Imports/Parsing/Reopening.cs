namespace CaseDesk.Core.Imports.Parsing;

/// <summary>After how many days an ended case makes room for a new one; null is never, 0 always (domain.md 6.3, last two rows).</summary>
/// <param name="ClosedAfterDays">For a last case that was closed.</param>
/// <param name="EndedAfterDays">For one that was cancelled or became a contract.</param>
public sealed record Reopening(int? ClosedAfterDays, int? EndedAfterDays);
