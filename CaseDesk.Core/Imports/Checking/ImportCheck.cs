using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Applying;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Checking;

/// <summary>
/// The check: has the whole file read and stores each data row with its outcome-to-be. No client is touched. Rows go in by
/// batches, each a transaction of its own, so that nobody waits long for the database.
/// </summary>
internal sealed class ImportCheck(IFileStore files, ListProcess lists, HeldLease lease, ImportOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, long> _entities = new(StringComparer.Ordinal);

    /// <summary>The child may be silent for so long before it is given up.</summary>
    private readonly TimeSpan _silence = TimeSpan.FromSeconds(options.SilentSeconds);

    /// <returns>Why the file is refused after all; null when it is checked, or was stopped.</returns>
    public async Task<ListRefusal?> RunAsync(Import import, CancellationToken cancellationToken)
    {
        if (!await ForgetEarlierAttemptAsync(import, cancellationToken))
        {
            return null;
        }

        var choices = ListJson.Read<ListChoices>(import.Choices!);
        var (rows, lastLine) = (0, 0);
        var (end, refusal) = await lists.ReadAsync(files.PathOf(import.StoredName), choices, await EditsAsync(import.Id, cancellationToken), async batch =>
        {
            var isFirst = rows == 0;
            rows += batch.Count;
            lastLine = batch[^1].Line;
            return await StoreAsync(import, batch, isFirst, cancellationToken);
        }, cancellationToken);
        if (end is null || rows == 0)
        {
            return end is null ? refusal : ListRefusal.NoRows;
        }

        await FinishAsync(import, end, rows, lastLine, cancellationToken);
        return null;
    }

    /// <returns>False when somebody cancelled it meanwhile, or chose otherwise.</returns>
    private async Task<bool> StoreAsync(Import import, IReadOnlyList<CheckedRow> batch, bool isFirst, CancellationToken cancellationToken)
    {
        await using (var write = await lease.BeginWriteAsync(cancellationToken, _silence))
        {
            var db = write.Db;
            if (await Waiting(db, import).ExecuteUpdateAsync(set => set.SetProperty(row => row.Done, row => row.Done + batch.Count), cancellationToken) == 0)
            {
                return false;
            }

            foreach (var name in batch.Select(row => row.EntityName).OfType<string>().Distinct().Where(name => !_entities.ContainsKey(name)))
            {
                _entities[name] = await EntityAsync(db, import.EntityCode ?? "", name, cancellationToken);
            }

            await ImportRowWriter.WriteAsync(db, import.Id, batch, _entities, cancellationToken);
            await ImportForecast.MarkAsync(db, import, batch[0].Line, batch[^1].Line, clock.Now(), cancellationToken);
            await write.CommitAsync(cancellationToken);
        }

        if (isFirst && batch.Count >= options.RangeRows)
        {
            await using var look = await lease.LookAsync(cancellationToken);
            await TableFigures.OfRowsAsync(look, cancellationToken);
        }

        return true;
    }

    private async Task FinishAsync(Import import, ListEnd end, int rows, int lastLine, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        ImportCounts counts;
        await using (var look = await lease.LookAsync(cancellationToken))
        {
            counts = await ImportForecast.CountAsync(look, import, options, now, cancellationToken) with { Lines = end.Lines, Rows = rows };
        }

        var totals = System.Text.Json.JsonSerializer.Serialize(end.Totals);
        await using var write = await lease.BeginWriteAsync(cancellationToken);
        var stored = await Waiting(write.Db, import).SingleOrDefaultAsync(cancellationToken);
        stored?.Check(counts, lastLine, totals, now);
        await write.Db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Still to be checked, and as this check began: whoever chose otherwise meanwhile gets a check of their own.</summary>
    private static IQueryable<Import> Waiting(CaseDeskDbContext db, Import import) =>
        db.Imports.Where(row => row.Id == import.Id && row.Status == ImportStatus.Inspected && row.GoesTo != ImportStatus.Inspected && row.Choices == import.Choices);

    private async Task<IReadOnlyList<CellEdit>> EditsAsync(long importId, CancellationToken cancellationToken)
    {
        await using var look = await lease.LookAsync(cancellationToken);
        return await look.ImportEdits.Where(edit => edit.ImportId == importId).OrderBy(edit => edit.Line).ThenBy(edit => edit.Column)
            .Select(edit => new CellEdit(edit.Line, edit.Column, edit.Value)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// A check is always done from the start: the rows of the one before, cut short or under other choices, mean nothing any more.
    /// They go range by range: a million at once would outlast the lease.
    /// </summary>
    /// <returns>False when somebody cancelled it meanwhile, or chose otherwise.</returns>
    private async Task<bool> ForgetEarlierAttemptAsync(Import import, CancellationToken cancellationToken)
    {
        int? to;
        do
        {
            await using var write = await lease.BeginWriteAsync(cancellationToken, _silence);
            if (await Waiting(write.Db, import).ExecuteUpdateAsync(set => set.SetProperty(row => row.Done, 0), cancellationToken) == 0)
            {
                return false;
            }

            var rows = write.Db.ImportRows.Where(row => row.ImportId == import.Id);
            to = await rows.OrderBy(row => row.Line).Skip(options.RangeRows - 1).Select(row => (int?)row.Line).FirstOrDefaultAsync(cancellationToken);
            await rows.Where(row => to == null || row.Line <= to).ExecuteDeleteAsync(cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
        while (to is not null);
        return true;
    }

    private static async Task<long> EntityAsync(CaseDeskDbContext db, string code, string name, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "PayrollEntities" ("Code", "Name") VALUES ({code}, {name}) ON CONFLICT ("Code", "Name") DO NOTHING""", cancellationToken);
        return await db.PayrollEntities.Where(entity => entity.Code == code && entity.Name == name).Select(entity => entity.Id).SingleAsync(cancellationToken);
    }
}
