using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Core.Cases.Acting;

/// <summary>Every way an action on a case can end.</summary>
public abstract record CaseOutcome
{
    /// <summary>It was done (or, for the holder who takes again, was so already).</summary>
    public sealed record Done(long CaseId, CaseStatus Status, Holding? Holding) : CaseOutcome;

    public sealed record NotFound : CaseOutcome;

    /// <summary>Not this person's to do; where somebody else holds the case, he is named.</summary>
    public sealed record NotAllowed(string? HolderName) : CaseOutcome;

    /// <summary>Somebody else has it, until then.</summary>
    public sealed record HeldByAnother(string HolderName, DateTime Until) : CaseOutcome;

    /// <summary>The action is not possible where the case stands.</summary>
    public sealed record WrongStatus(CaseStatus Status) : CaseOutcome;

    /// <summary>Nobody holds it.</summary>
    public sealed record NotHeld : CaseOutcome;

    /// <summary>The assignment under which this was asked has ended; the present holder, if any, is named.</summary>
    public sealed record Ended(string? HolderName) : CaseOutcome;

    /// <summary>This person holds as many cases as one may.</summary>
    public sealed record LimitReached(int Limit) : CaseOutcome;

    /// <summary>The client must not be contacted before then.</summary>
    public sealed record Suppressed(DateTime Until) : CaseOutcome;

    public sealed record NoRenewalLeft : CaseOutcome;

    /// <summary>Renewing needs activity since the case was taken.</summary>
    public sealed record NoActivity : CaseOutcome;

    /// <summary>The client has another open case.</summary>
    public sealed record OtherOpenCase(long CaseId) : CaseOutcome;

    /// <summary>A field of the request is missing or wrong.</summary>
    public sealed record Invalid(string Field, string Problem) : CaseOutcome;
}
