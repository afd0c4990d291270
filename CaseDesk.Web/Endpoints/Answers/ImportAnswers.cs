using System.Text.Json.Serialization;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;

namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>An import as the API and the verb of the command line show it.</summary>
internal sealed record ImportAnswer(
    long Id, string Status, string FileName, string Sha256, string? Layout, string? Encoding, string? Entity, string? Reference, string CreatedBy,
    DateTime CreatedAt, DateTime? FinishedAt, ImportProgressAnswer Progress, ImportCountsAnswer Counts, ControlTotalsAnswer ControlTotals,
    ImportErrorAnswer? Error)
{
    public static ImportAnswer Of(ImportItem import) => new(
        import.Id, Shown(import.Status), import.FileName, import.Sha256, import.Format, import.Encoding, import.Entity, AnswerMonth.Of(import.Reference),
        import.CreatedBy, import.CreatedAt, import.FinishedAt, new(import.Done, import.Counts.Rows, import.RowsPerSecond),
        ImportCountsAnswer.Of(import.Counts),
        new(import.Totals.Present, import.Totals.Reconciled, [.. import.Totals.Differences.Select(found =>
            new ControlDifferenceAnswer(found.Scope, found.ExpectedRows, found.FoundRows, found.ExpectedCents, found.FoundCents))]),
        import.Error is null ? null : new(import.Error, import.ErrorWhere));

    /// <summary>Scripts know a closed list of statuses: an undo that is under way is work that runs.</summary>
    public static string Shown(string status) => status == ImportStatus.Undoing ? ImportStatus.Running : status;
}

internal sealed record ImportProgressAnswer(int Done, int Total, double? RowsPerSecond);

internal sealed record ImportCountsAnswer(
    int Lines, int Rows, int Created, int Updated, int Unchanged, int Duplicate, int Rejected, int OtherLines, int ClientsCreated, int ClientsUpdated,
    int EnrollmentsCreated, int PayrollLinesCreated, int CasesCreated, int CasesRefreshed, int CasesResumed, int CasesWithheld)
{
    public static ImportCountsAnswer Of(ImportCounts counts) => new(
        counts.Lines, counts.Rows, counts.Created, counts.Updated, counts.Unchanged, counts.Duplicate, counts.Rejected, counts.OtherLines,
        counts.ClientsCreated, counts.ClientsUpdated, counts.EnrollmentsCreated, counts.PayrollLinesCreated, counts.CasesCreated,
        counts.CasesRefreshed, counts.CasesResumed, counts.CasesWithheld);
}

internal sealed record ControlTotalsAnswer(bool Present, bool Reconciled, IReadOnlyList<ControlDifferenceAnswer> Differences);

internal sealed record ControlDifferenceAnswer(string Scope, int? ExpectedRows, int FoundRows, long? ExpectedCents, long? FoundCents);

internal sealed record ImportErrorAnswer(string Code, string? Where);

internal sealed record ImportRowAnswer(int Line, string Outcome, string? Reason, string Raw, long? ClientId, long? CaseId)
{
    public static ImportRowAnswer Of(ImportRowItem row) => new(row.Line, row.Outcome, row.Reason, row.Raw, row.ClientId, row.CaseId);
}

/// <param name="AlreadyImported">True where the same content came before, as this import.</param>
internal sealed record ImportStatusAnswer(
    long Id, string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? AlreadyImported = null);
