namespace CaseDesk.Core.Directory;

/// <summary>One line of the client list, as this reader may see it.</summary>
public sealed record ClientListItem(
    long Id, string Cpf, string Name, string? Enrollment, IReadOnlyList<string> Enrollments, string? Department, int PayrollLines, int Cases,
    long? OpenCaseId, DateTime CreatedAt);

/// <summary>Which clients a list is about.</summary>
/// <param name="Search">Any part of name, CPF, matrícula or phone.</param>
/// <param name="Bank">Name (any part) or code of a bank at which the client has a loan, in any month known.</param>
/// <param name="Status">Effective status of one of the client's cases.</param>
public sealed record ClientFilter(string? Search = null, string? Bank = null, Cases.Workflow.CaseStatus? Status = null);
