using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Applying;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Running;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Comparing;

/// <summary>
/// Compares a payroll report with the newest earlier one of the same bank, once all its rows are in: range by range, first
/// over its own lines, then over those of the earlier one for whoever is gone. The cursor counts the two files as one.
/// </summary>
internal sealed class MonthComparison(HeldLease lease, ImportOptions options)
{
    private static readonly string[] Reports = [.. ListFormat.All.Where(format => format.IsMonthly).Select(format => format.Code)];

    /// <returns>False when there is nothing (more) to compare.</returns>
    public async Task<bool> StepAsync(Import import, CancellationToken cancellationToken)
    {
        if (import.Reference is not { } reference || !Reports.Contains(import.Format))
        {
            return false;
        }

        await using var look = await lease.LookAsync(cancellationToken);
        if (await EarlierAsync(look, import, reference, cancellationToken) is not { } earlier
            || import.ComparedTo >= import.LastLine + earlier.LastLine)
        {
            return false;
        }

        var isOwn = import.ComparedTo < import.LastLine;
        var (file, from, last) = isOwn ? (import.Id, import.ComparedTo, import.LastLine) : (earlier.Id, import.ComparedTo - import.LastLine, earlier.LastLine);
        var to = await look.ImportRows.Where(row => row.ImportId == file && row.Line > from).OrderBy(row => row.Line)
            .Skip(options.RangeRows - 1).Select(row => (int?)row.Line).FirstOrDefaultAsync(cancellationToken) ?? last;
        var entity = await look.ImportRows.Where(row => row.ImportId == import.Id && row.EntityId != null)
            .Select(row => row.EntityId).FirstOrDefaultAsync(cancellationToken);
        var comparedTo = isOwn ? to : import.LastLine + to;

        await using var write = await lease.BeginWriteAsync(cancellationToken);
        var db = write.Db;
        if (await db.Imports.Where(row => row.Id == import.Id && ImportStatus.Applying.Contains(row.Status) && row.ComparedTo == import.ComparedTo)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ComparedTo, comparedTo), cancellationToken) == 0)
        {
            return true;
        }

        var sql = await ChunkSql.BeginAsync(db, new Dictionary<string, object?>
        {
            ["import"] = import.Id,
            ["before"] = earlier.Id,
            ["entity"] = entity,
            ["reference"] = reference,
            ["previous"] = earlier.Reference,
            ["from"] = from,
            ["to"] = to,
        }, cancellationToken);
        await sql.RunAsync(isOwn ? MonthStatements.InFile(db.Dialect.IsSqlite) : MonthStatements.LeftPayroll, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private static Task<Earlier?> EarlierAsync(CaseDeskDbContext db, Import import, DateOnly reference, CancellationToken cancellationToken) =>
        db.Imports.Where(row => row.EntityCode == import.EntityCode && row.EntityName == import.EntityName && row.Reference < reference
                && ImportStatus.Finished.Contains(row.Status) && Reports.Contains(row.Format))
            .OrderByDescending(row => row.Reference).ThenByDescending(row => row.Id)
            .Select(row => new Earlier(row.Id, row.Reference!.Value, row.LastLine)).FirstOrDefaultAsync(cancellationToken);

    private sealed record Earlier(long Id, DateOnly Reference, int LastLine);
}
