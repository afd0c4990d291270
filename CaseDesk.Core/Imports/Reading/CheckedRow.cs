namespace CaseDesk.Core.Imports.Reading;

/// <summary>A data row as it is stored: what it says, and what the check made of it within its file.</summary>
/// <param name="Outcome"><see cref="RowOutcome.ToCreate"/> when it is good, else <c>duplicate</c> or <c>rejected</c>.</param>
/// <param name="EntityName">The bank of the row's loan; null where the row has none.</param>
/// <param name="Extras"><see cref="Clients.ClientFacts"/> as JSON.</param>
/// <param name="Repairs">What was mended, as JSON.</param>
internal sealed record CheckedRow(
    int Line, string Raw, string Outcome, string? Reason, bool IsFirstOfClient, string Cpf, string? Name, string? SearchName, string Enrollment,
    string? DepartmentCode, string? DepartmentName, string? Position, string? EntityName, string Fin, DateOnly? Reference, string? Status,
    int? TotalInstallments, int? PaidInstallments, decimal? Amount, decimal? Balance, string? PostingDepartment, string? PayingDepartment,
    string? Extras, string? Repairs);
