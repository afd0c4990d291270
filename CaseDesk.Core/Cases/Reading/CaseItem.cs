using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>One line of a list of cases, as this reader may see it.</summary>
/// <param name="Status">The effective status: a holding whose time is over reads as free, without holder.</param>
/// <param name="IsNew">Nobody has ever taken it.</param>
/// <param name="Cpf">Masked, unless the reader may see it in full.</param>
/// <param name="Enrollment">The newest matrícula.</param>
/// <param name="SuppressedUntil">Until when the client must not be contacted; null when nothing stands against it.</param>
/// <param name="WaitingSince">Since when it waits in the queue; null unless it is free.</param>
public sealed record CaseItem(
    long Id, CaseStatus Status, bool IsNew, long ClientId, string ClientName, string Cpf, string? Enrollment,
    string? Entity, DateOnly? Reference, int Loans, decimal LoansAmount, DateTime? WaitingSince,
    Holding? Holding, string? OwnerId, string? OwnerName, DateTime CreatedAt, DateTime UpdatedAt, DateTime? SuppressedUntil);
