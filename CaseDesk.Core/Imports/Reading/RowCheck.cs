using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>Decides on each row of one file, in order: good, a duplicate of an earlier one, or rejected.</summary>
internal sealed class RowCheck(ListHeader header, ListChoices choices)
{
    /// <summary>A row of more characters is no row.</summary>
    public const int LongestRaw = 32_768;

    private readonly DuplicateWatch _watch = new();

    public CheckedRow Check(ParsedRow read)
    {
        var row = read.HasLoan ? read with { EntityName = read.EntityName ?? header.EntityName ?? "" } : read with { EntityName = null };
        var (outcome, reason) = Judge(row);
        var isGood = outcome == RowOutcome.ToCreate;
        return CheckedRow.Of(new(row, Kept(row.Raw), outcome, reason, isGood && row.Cpf.Length > 0 && _watch.IsFirstOfClient(row.Cpf), ExtrasOf(row)));
    }

    private (string Outcome, string? Reason) Judge(ParsedRow row) =>
        row.Raw.Length > LongestRaw ? (RowOutcome.Rejected, RowProblem.RowTooLong.Code)
        : row.Problem is { } problem ? (RowOutcome.Rejected, problem.Code)
        : row.Repairs.Any(repair => choices.RefusedRepairs.Contains(repair.Kind)) ? (RowOutcome.Rejected, RowProblem.RepairRefused.Code)
        : _watch.SeenBefore(row) is { } differs ? (RowOutcome.Duplicate, differs ? "differs" : null)
        : (RowOutcome.ToCreate, null);

    private string? ExtrasOf(ParsedRow row) =>
        header.Kind == ListKind.Suppression ? ListJson.Write(new SuppressionFacts(row.Phones, row.SuppressedFrom, row.SuppressedUntil, row.SuppressionSource))
        : row.HasExtras ? RowExtras.ToJson(row)
        : null;

    /// <summary>PostgreSQL keeps no NUL in a text.</summary>
    private static string Kept(string raw)
    {
        var text = raw.Contains('\0', StringComparison.Ordinal) ? raw.Replace("\0", "", StringComparison.Ordinal) : raw;
        return CellText.Shortened(text, LongestRaw);
    }
}
