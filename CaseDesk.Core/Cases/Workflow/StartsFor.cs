namespace CaseDesk.Core.Cases.Workflow;

/// <summary>For whom an action starts an assignment.</summary>
public enum StartsFor
{
    Nobody,
    Actor,
    Owner,

    /// <summary>The user whom the action names.</summary>
    Target,
}
