using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Running;

/// <summary>Every way a word said to an import can end.</summary>
public abstract record SteeringOutcome
{
    /// <summary>Heard; the import is now in this status, and what was asked for happens in the background.</summary>
    public sealed record Accepted(string Status) : SteeringOutcome;

    /// <summary>Not possible where the import stands.</summary>
    public sealed record WrongStatus(string Status) : SteeringOutcome;

    /// <summary>Something is missing or the file cannot be read that way.</summary>
    public sealed record Refused(ListRefusal Why) : SteeringOutcome;

    /// <summary>No list has a cell at that line and column.</summary>
    public sealed record NoSuchCell : SteeringOutcome;

    /// <summary>A corrected cell has more characters than this.</summary>
    public sealed record EditTooLong(int Limit) : SteeringOutcome;

    public sealed record NotFound : SteeringOutcome;
    public sealed record NotAllowed : SteeringOutcome;
}
