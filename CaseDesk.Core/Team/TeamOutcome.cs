namespace CaseDesk.Core.Team;

/// <summary>Every way a change of the team can end.</summary>
public abstract record TeamOutcome
{
    /// <summary>Done; so many cases went back to the queue.</summary>
    public sealed record Done(string UserId, int CasesFreed) : TeamOutcome;
    public sealed record NotAllowed : TeamOutcome;
    public sealed record NotFound : TeamOutcome;
    public sealed record EmailTaken : TeamOutcome;
    public sealed record Invalid(string Field) : TeamOutcome;
}
