namespace CaseDesk.Core.Cases.Notes;

/// <summary>A note as it is shown.</summary>
public sealed record NoteItem(long Id, string Text, DateTime At, string ByUserId, string ByName);
