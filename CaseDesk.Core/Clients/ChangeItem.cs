namespace CaseDesk.Core.Clients;

/// <summary>What is different from the month before in the newest payroll report of a bank; <see cref="Kind"/> is one of <see cref="PayrollChangeKind"/>.</summary>
public sealed record ChangeItem(string Kind, string Entity, DateOnly Reference, string? Fin, string? Before, string? After);
