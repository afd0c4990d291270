namespace CaseDesk.Core.Cases.Workflow;

/// <summary>What the table says to an action: possible, not in this status, or not for this person.</summary>
public abstract record WorkflowVerdict
{
    public sealed record Possible(Transition Transition) : WorkflowVerdict;
    public sealed record WrongStatus : WorkflowVerdict;
    public sealed record NotAllowed : WorkflowVerdict;
}
