namespace CaseDesk.Core.Cases.Workflow;

/// <summary>Where a case stands (domain.md 3).</summary>
public enum CaseStatus
{
    Available,
    InProgress,
    CalculationPending,
    CalculationApproved,
    CalculationRejected,
    ClosingPending,
    ClosingRejected,
    NoContact,
    ContractDone,
    Closed,
    Cancelled,
}
