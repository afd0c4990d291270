using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Layouts;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Checking;

/// <summary>Reads what a person needs to set an import up and to judge its check.</summary>
public sealed class ImportFindings(IDbContextFactory<CaseDeskDbContext> contexts, ImportLayouts layouts)
{
    private const int Samples = 8;
    private static readonly string[] Bad = [RowOutcome.Rejected, RowOutcome.ToReject];

    /// <returns>Null when there is no such import, or it comes from a version that did not look at files first.</returns>
    public async Task<ImportSetup?> SetupAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Imports.Where(import => import.Id == importId).Select(import => new { import.Inspection, import.Choices }).SingleOrDefaultAsync(cancellationToken);
        if (stored is not { Inspection: { } found, Choices: { } chosen })
        {
            return null;
        }

        var inspection = ListJson.Read<ListInspection>(found);
        var edits = await db.ImportEdits.Where(edit => edit.ImportId == importId).OrderBy(edit => edit.Line).ThenBy(edit => edit.Column)
            .Select(edit => new CellEdit(edit.Line, edit.Column, edit.Value)).ToListAsync(cancellationToken);
        return new(
            inspection, ListJson.Read<ListChoices>(chosen), await layouts.ListAsync(cancellationToken),
            await layouts.FittingAsync(inspection, cancellationToken), edits, await UnreadAsync(db, importId, inspection.Format, edits, cancellationToken));
    }

    /// <summary>Corrections that the rows do not show: no check has read them yet.</summary>
    private static async Task<IReadOnlyList<CellEdit>> UnreadAsync(
        CaseDeskDbContext db, long importId, ListFormat format, List<CellEdit> edits, CancellationToken cancellationToken)
    {
        if (edits.Count == 0)
        {
            return [];
        }

        var lines = edits.Select(edit => edit.Line).Distinct().ToList();
        var rows = await db.ImportRows.Where(row => row.ImportId == importId && lines.Contains(row.Line))
            .ToDictionaryAsync(row => row.Line, row => row.Raw, cancellationToken);
        return [.. edits.Where(edit => rows.TryGetValue(edit.Line, out var raw) && !Shows(format, format.Cells(raw), edit))];
    }

    /// <summary>A report has fixed widths: there the end of a longer value is cut off.</summary>
    private static bool Shows(ListFormat format, IReadOnlyList<string> cells, CellEdit edit)
    {
        var (shown, wanted) = (edit.Column < cells.Count ? Plain(cells[edit.Column]) : "", Plain(edit.Value));
        return shown == wanted || (format.CutsCells && shown.Length > 0 && wanted.StartsWith(shown, StringComparison.Ordinal));
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Problems and repairs by kind, the most frequent first.</summary>
    public async Task<CheckFindings> ReadAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var problems = await db.ImportRows.Where(row => row.ImportId == importId && Bad.Contains(row.Outcome)).GroupBy(row => row.Reason)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var mended = db.ImportRows.Where(row => row.ImportId == importId && row.Repairs != null).OrderBy(row => row.Line).Select(row => new { row.Line, row.Repairs });
        var (counts, samples) = (new Dictionary<string, int>(), new Dictionary<string, List<RepairSample>>());
        await foreach (var row in mended.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var repair in ListJson.Read<List<Repair>>(row.Repairs!))
            {
                counts[repair.Kind] = counts.GetValueOrDefault(repair.Kind) + 1;
                var shown = samples.TryGetValue(repair.Kind, out var some) ? some : samples[repair.Kind] = [];
                if (shown.Count < Samples)
                {
                    shown.Add(new(row.Line, repair.Before, repair.After));
                }
            }
        }

        return new(
            [.. problems.OrderByDescending(problem => problem.Count).Select(problem => new ProblemKind(problem.Key ?? "", problem.Count))],
            [.. counts.OrderByDescending(kind => kind.Value).Select(kind => new RepairKind(kind.Key, kind.Value, samples[kind.Key]))]);
    }
}
