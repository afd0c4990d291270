namespace CaseDesk.Core.Clients;

/// <summary>A loan instalment of one month.</summary>
public sealed record PayrollItem(
    long EnrollmentId, string Entity, string Fin, DateOnly Reference, string? Status, int? TotalInstallments, int? PaidInstallments, decimal? Amount, decimal? Balance);
