namespace CaseDesk.Benchmarks.Generating;

/// <summary>One row as the generator meant it; a reader must find exactly this.</summary>
public sealed record ReportRow(
    char Status, string Enrollment, string Name, string Position, string Fin, string Posting, int Total, int Paid, long Cents, string Paying, string Cpf);
