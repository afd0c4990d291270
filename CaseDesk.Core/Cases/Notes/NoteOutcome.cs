namespace CaseDesk.Core.Cases.Notes;

/// <summary>Every way the writing of a note can end.</summary>
public abstract record NoteOutcome
{
    public sealed record Added(NoteItem Note) : NoteOutcome;
    public sealed record NotFound : NoteOutcome;
    public sealed record NotAllowed : NoteOutcome;

    /// <summary>The assignment under which it was written has ended; the present holder, if any, is named.</summary>
    public sealed record Ended(string? HolderName) : NoteOutcome;
    public sealed record Invalid(string Problem) : NoteOutcome;
}
