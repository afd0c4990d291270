namespace CaseDesk.Core.Cases.Acting;

/// <summary>Every way the opening of a case can end.</summary>
public abstract record OpenCaseOutcome
{
    public sealed record Opened(long CaseId) : OpenCaseOutcome;

    /// <summary>The client has this open case already; there is never a second one.</summary>
    public sealed record AlreadyOpen(long CaseId) : OpenCaseOutcome;

    public sealed record NoSuchClient : OpenCaseOutcome;
    public sealed record NotAllowed : OpenCaseOutcome;
}
