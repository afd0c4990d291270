using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>Everything a case page shows, as this reader may see it.</summary>
public sealed record CaseDetail(
    CaseItem Item, bool ShowsFullData, ClientCard Client, IReadOnlyList<EnrollmentItem> Enrollments, IReadOnlyList<PayrollItem> PayrollLines,
    IReadOnlyList<PhoneItem> Phones, IReadOnlyList<AddressItem> Addresses, IReadOnlyList<NoteItem> Notes, IReadOnlyList<EarlierCase> EarlierCases,
    IReadOnlyList<ActionItem> Actions, IReadOnlyList<AssignmentItem> Assignments, IReadOnlyList<EventItem> Events, IReadOnlyList<ChangeItem> Changes, bool MayWrite, int RenewalsUsed);

/// <summary>Another case of the same client.</summary>
public sealed record EarlierCase(long Id, CaseStatus Status, DateTime CreatedAt, DateTime? EndedAt);

/// <summary>An action, and why it is not possible for this reader now.</summary>
public sealed record ActionItem(CaseAction Action, CaseOutcome? WhyNot)
{
    public bool Allowed => WhyNot is null;

    /// <summary>What the workflow table says of the action.</summary>
    public Transition Facts => CaseWorkflow.FactsOf(Action);
}

/// <summary>One row of the assignment history.</summary>
public sealed record AssignmentItem(
    long Id, string UserId, string UserName, DateTime TakenAt, DateTime ExpiresAt, int Renewals, DateTime? EndedAt, string? EndReason,
    string? EndedBy, bool HadActivity);

/// <summary>One entry of the timeline.</summary>
public sealed record EventItem(long Id, string Type, DateTime At, string? ByUserId, string ByName, EventData Data);
