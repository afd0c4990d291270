using CaseDesk.Core.Cases.Acting;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>Every way "take the next case" can end.</summary>
public abstract record NextCaseOutcome
{
    /// <summary>Taken, because of all the free cases that fit it had waited longest.</summary>
    public sealed record Taken(CaseOutcome.Done Case) : NextCaseOutcome;

    public sealed record NoneFree : NextCaseOutcome;
    public sealed record Refused(CaseOutcome Why) : NextCaseOutcome;
}
