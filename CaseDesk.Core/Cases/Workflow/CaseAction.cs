namespace CaseDesk.Core.Cases.Workflow;

/// <summary>What can be done to a case (domain.md 3).</summary>
public enum CaseAction
{
    Assign,
    UndoTake,
    Renew,
    Release,
    Expire,
    Reassign,
    ChangeExpiry,
    HolderLeft,
    SendToCalculator,
    ApproveCalculation,
    RejectCalculation,
    SendToClosing,
    ApproveClosing,
    RejectClosing,
    ChangeOwner,
    NoContact,
    Wake,
    Resume,
    Close,
    Cancel,
    Override,
}
