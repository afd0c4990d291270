using CaseDesk.Core.Audit;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Comparing;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Reporting;

/// <summary>Lists imports, their rows, and the workbook of those that were rejected.</summary>
public sealed class ImportReading(IDbContextFactory<CaseDeskDbContext> contexts, IFileStore files, TimeProvider clock)
{
    public async Task<PageOf<ImportItem>> ListAsync(int page, int pageSize, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var total = await db.Imports.CountAsync(cancellationToken);
        var imports = await db.Imports.AsNoTracking().OrderByDescending(import => import.Id).Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancellationToken);
        return new([.. imports.Select(Show)], total, page, pageSize);
    }

    /// <returns>Null when there is no such import.</returns>
    public async Task<ImportItem?> ReadAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(import => import.Id == importId, cancellationToken) is { } import ? Show(import) : null;
    }

    /// <summary>How many imports are applied before this one, which is queued.</summary>
    public async Task<int> AheadAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Imports.CountAsync(
            other => ImportStatus.Applying.Contains(other.Status) && db.Imports.Any(import => import.Id == importId
                && (other.QueuedAt < import.QueuedAt || (other.QueuedAt == import.QueuedAt && other.Id < import.Id))), cancellationToken);
    }

    /// <summary>The file as it came, and how the person who brought it called it.</summary>
    /// <returns>Null when there is no such import, or its file is no longer kept.</returns>
    public async Task<(Stream Content, string FileName)?> FileAsync(long importId, Actor by, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Imports.Where(import => import.Id == importId).Select(import => new { import.StoredName, import.FileName }).SingleOrDefaultAsync(cancellationToken);
        if (stored is null || !File.Exists(files.PathOf(stored.StoredName)))
        {
            return null;
        }

        await AuditTrail.RecordAsync(db, by, new AuditAct.ImportFileTaken(importId), clock.Now(), cancellationToken);
        return (files.Open(stored.StoredName), stored.FileName);
    }

    /// <summary>Changes since the month before, by kind, with how many people each is about; and which month that was.</summary>
    public async Task<(DateOnly? Previous, IReadOnlyList<MonthChange> Changes)> ChangesAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var changes = db.PayrollChanges.Where(change => change.ImportId == importId);
        var kinds = await changes.GroupBy(change => change.Kind)
            .Select(group => new MonthChange(group.Key, group.Select(change => change.ClientId).Distinct().Count(), group.Count())).ToListAsync(cancellationToken);
        return (
            await changes.Select(change => (DateOnly?)change.Previous).FirstOrDefaultAsync(cancellationToken),
            [.. PayrollChangeKind.All.Select(kind => kinds.FirstOrDefault(found => found.Kind == kind)).OfType<MonthChange>()]);
    }

    /// <summary>Imports of this person that have ended since he last looked, newest first.</summary>
    public async Task<IReadOnlyList<ImportItem>> EndedUnseenAsync(string userId, int count, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var imports = await db.Imports.AsNoTracking().Where(import => import.CreatedByUserId == userId && import.FinishedAt != null && import.EndSeenAt == null)
            .OrderByDescending(import => import.FinishedAt).Take(count).ToListAsync(cancellationToken);
        return [.. imports.Select(Show)];
    }

    /// <summary>The person who started it has seen how it ended.</summary>
    public async Task SeenAsync(long importId, string userId, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Imports.Where(import => import.Id == importId && import.CreatedByUserId == userId && import.FinishedAt != null && import.EndSeenAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(import => import.EndSeenAt, now), cancellationToken);
    }

    /// <param name="importId">The import.</param>
    /// <param name="outcome">One of <see cref="RowOutcome"/>; null for all rows.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">1 to 200.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <param name="reason">As in <see cref="ImportRow.Reason"/>; null for any.</param>
    public async Task<PageOf<ImportRowItem>> RowsAsync(
        long importId, string? outcome, int page, int pageSize, CancellationToken cancellationToken, string? reason = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.ImportRows.Where(row => row.ImportId == importId && (outcome == null || row.Outcome == outcome) && (reason == null || row.Reason == reason));
        var total = await rows.CountAsync(cancellationToken);
        var items = await rows.OrderBy(row => row.Line).Skip((page - 1) * pageSize).Take(pageSize)
            .Select(row => new ImportRowItem(row.Line, row.Outcome, row.Reason, row.Raw, row.Name, row.ClientId, row.CaseId)).ToListAsync(cancellationToken);
        return new(items, total, page, pageSize);
    }

    /// <summary>
    /// The rejected rows in the order of the file: line, reason in the words given, then the row in the columns of the file
    /// under their titles, so that it can be corrected there and uploaded again.
    /// </summary>
    public async Task WriteRejectedAsync(
        long importId, string lineTitle, string reasonTitle, Func<string, string> reasonInWords, Stream stream, Actor by, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var inspection = await db.Imports.Where(import => import.Id == importId).Select(import => import.Inspection).SingleAsync(cancellationToken) is { } found
            ? ListJson.Read<ListInspection>(found)
            : new ListInspection(ListFormat.Spreadsheet, null, []);
        var rows = db.ImportRows.Where(row => row.ImportId == importId && row.Outcome == RowOutcome.Rejected).OrderBy(row => row.Line)
            .Select(row => new { row.Line, row.Reason, row.Raw }).AsEnumerable()
            .Select(row => (IReadOnlyList<string>)[
                row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Reason is { } reason ? reasonInWords(reason) : "",
                .. inspection.Format.Cells(row.Raw)]);
        string[] titles = [lineTitle, reasonTitle, .. inspection.Format.Titles(inspection)];
        var columns = rows.Select(cells => cells.Count).Append(titles.Length).Max();
        await WorkbookWriter.WriteAsync(stream, [.. titles, .. Enumerable.Repeat("", columns - titles.Length)], rows, cancellationToken);
        await AuditTrail.RecordAsync(db, by, new AuditAct.RejectedRowsTaken(importId), clock.Now(), cancellationToken);
    }

    private static readonly Func<Import, bool> UnderWay = Import.IsUnderWay.Compile();

    private ImportItem Show(Import import)
    {
        return new(import.Id, import.Status, import.FileName, import.Sha256, import.Size, import.Format, import.Encoding, import.EntityName, import.Reference,
            import.CreatedByName, import.CreatedAt, import.StartedAt, import.FinishedAt, import.Done,
            import.WorkedMilliseconds > 0 ? Math.Round(import.Done * 1000.0 / import.WorkedMilliseconds) : null, import.Counts, import.Totals, import.Error, import.ErrorWhere,
            import.Kind, import.GoesTo, UnderWay(import), import.UndoAskedAt is { } asked ? new(import.UndoByName!, asked, import.UndoneAt) : null);
    }
}
