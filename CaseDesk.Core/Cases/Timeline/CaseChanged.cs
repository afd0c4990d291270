namespace CaseDesk.Core.Cases.Timeline;

/// <summary>Tells open screens that a case changed: ids and a code, no personal data (design.md 6).</summary>
/// <param name="CaseId">The case; null when many changed at once (an import, a sweep).</param>
/// <param name="Event">What happened, one of <see cref="Workflow.CaseEventTypes"/>.</param>
/// <param name="ByUserId">Who did it; null for the system.</param>
public sealed record CaseChanged(long? CaseId, string Event, string? ByUserId);
