namespace CaseDesk.Core.Imports;

/// <summary>Every way the start of a checked import can end.</summary>
public abstract record StartOutcome
{
    public sealed record Started : StartOutcome;
    public sealed record WrongStatus(string Status) : StartOutcome;
    public sealed record NotFound : StartOutcome;
    public sealed record NotAllowed : StartOutcome;
}
