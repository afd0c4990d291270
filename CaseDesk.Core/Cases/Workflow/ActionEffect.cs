namespace CaseDesk.Core.Cases.Workflow;

/// <summary>What kind of change an action makes.</summary>
public enum ActionEffect
{
    /// <summary>The case goes where the row says; assignments end and start as it says.</summary>
    Move,

    /// <summary>Takes back a take that has just been made and under which nothing was done.</summary>
    UndoTake,

    /// <summary>The same assignment lasts anew.</summary>
    Renew,

    /// <summary>The same assignment ends at the moment that is asked for.</summary>
    SetEnd,

    ChangeOwner,

    /// <summary>The case goes to the status that is asked for.</summary>
    Override,
}
