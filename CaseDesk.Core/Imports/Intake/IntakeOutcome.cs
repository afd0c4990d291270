using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Intake;

/// <summary>Every way the receiving of a file can end.</summary>
public abstract record IntakeOutcome
{
    public sealed record Received(long ImportId, string Status) : IntakeOutcome;

    /// <summary>The same content came before, as this import.</summary>
    public sealed record AlreadyImported(long ImportId, string Status) : IntakeOutcome;
    public sealed record TooLarge(int LimitMiB) : IntakeOutcome;

    /// <summary>The file cannot be read as a list; nothing was kept.</summary>
    public sealed record Refused(ListRefusal Refusal) : IntakeOutcome;
    public sealed record NotAllowed : IntakeOutcome;
}
