namespace CaseDesk.Core.Clients;

/// <summary>A matrícula of the client.</summary>
public sealed record EnrollmentItem(long Id, string Number, string? DepartmentCode, string? DepartmentName, string? Position);
