namespace CaseDesk.Core.Cases.Workflow;

/// <summary>The types of a case's events, as stored and sent.</summary>
public static class CaseEventTypes
{
    public const string Created = "case.created";
    public const string Assigned = "case.assigned";
    public const string TakeUndone = "case.take_undone";
    public const string Renewed = "case.renewed";
    public const string Released = "case.released";
    public const string Expired = "case.expired";
    public const string Reassigned = "case.reassigned";
    public const string ExpiryChanged = "case.expiry_changed";
    public const string EndedBySupervisor = "case.ended_by_supervisor";
    public const string HolderLeft = "case.holder_left";
    public const string OwnerGone = "case.owner_gone";
    public const string SentToCalculator = "case.sent_to_calculator";
    public const string CalculationApproved = "case.calculation_approved";
    public const string CalculationRejected = "case.calculation_rejected";
    public const string SentToClosing = "case.sent_to_closing";
    public const string ContractDone = "case.contract_done";
    public const string ClosingRejected = "case.closing_rejected";
    public const string OwnerChanged = "case.owner_changed";
    public const string NoContact = "case.no_contact";
    public const string BackInQueue = "case.back_in_queue";
    public const string Resumed = "case.resumed";
    public const string Closed = "case.closed";
    public const string Cancelled = "case.cancelled";
    public const string Overridden = "case.overridden";
    public const string Refreshed = "case.refreshed";
    public const string ImportUndone = "case.import_undone";
    public const string NoteAdded = "case.note_added";
}
