using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Core.Cases;

/// <summary>Everything a case page shows, as this reader may see it.</summary>
public sealed record CaseDetail(
    CaseItem Item, bool ShowsFullData, ClientCard Client, IReadOnlyList<EnrollmentItem> Enrollments, IReadOnlyList<PayrollItem> PayrollLines,
    IReadOnlyList<PhoneItem> Phones, IReadOnlyList<AddressItem> Addresses, IReadOnlyList<NoteItem> Notes, IReadOnlyList<EarlierCase> EarlierCases,
    IReadOnlyList<ActionItem> Actions, IReadOnlyList<AssignmentItem> Assignments, IReadOnlyList<EventItem> Events, IReadOnlyList<ChangeItem> Changes, bool MayWrite, int RenewalsUsed);

/// <summary>The person of a case; CPF, e-mail and bank data masked or left out for who may not see them.</summary>
public sealed record ClientCard(
    long Id, string Name, string Cpf, DateOnly? BirthDate, string? Email, string? ClientNumber, string? Notes,
    string? Bank, string? Branch, string? Account, string? PixKey, string? PixKeyType);

/// <summary>A matrícula of the client.</summary>
public sealed record EnrollmentItem(long Id, string Number, string? DepartmentCode, string? DepartmentName, string? Position);

/// <summary>A loan instalment of one month.</summary>
public sealed record PayrollItem(
    long EnrollmentId, string Entity, string Fin, DateOnly Reference, string? Status, int? TotalInstallments, int? PaidInstallments, decimal? Amount, decimal? Balance);

/// <summary>What is different from the month before in the newest payroll report of a bank; <see cref="Kind"/> is one of <see cref="Clients.PayrollChangeKind"/>.</summary>
public sealed record ChangeItem(string Kind, string Entity, DateOnly Reference, string? Fin, string? Before, string? After);

/// <summary>A phone of the client, masked for who may not see it.</summary>
public sealed record PhoneItem(long Id, string Number, bool IsPrimary, string Source, string? LastResult);

/// <summary>An address of the client.</summary>
public sealed record AddressItem(
    string? PostalCode, string? Street, string? Number, string? Complement, string? District, string? City, string? State, bool IsPrimary);

/// <summary>Another case of the same client.</summary>
public sealed record EarlierCase(long Id, CaseStatus Status, DateTime CreatedAt, DateTime? EndedAt);

/// <summary>An action, and why it is not possible for this reader now.</summary>
public sealed record ActionItem(CaseAction Action, CaseOutcome? WhyNot)
{
    public bool Allowed => WhyNot is null;
}

/// <summary>One row of the assignment history.</summary>
public sealed record AssignmentItem(
    long Id, string UserId, string UserName, DateTime TakenAt, DateTime ExpiresAt, int Renewals, DateTime? EndedAt, string? EndReason,
    string? EndedBy, bool HadActivity);

/// <summary>One entry of the timeline.</summary>
public sealed record EventItem(long Id, string Type, DateTime At, string? ByUserId, string ByName, EventData Data);
