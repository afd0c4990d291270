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
internal sealed class ImportCheck(
    IDbContextFactory<CaseDeskDbContext> contexts, IFileStore files, ListProcess lists, ImportLeasing leasing, ImportOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, long> _entities = new(StringComparer.Ordinal);

    /// <returns>Why the file is refused after all; null when it is checked, or was stopped.</returns>
    public async Task<ListRefusal?> RunAsync(Import import, long token, CancellationToken cancellationToken)
    {
        await ForgetEarlierAttemptAsync(import.Id, cancellationToken);
        var choices = ListJson.Read<ListChoices>(import.Choices!);
        var (rows, lastLine) = (0, 0);
        var (end, refusal) = await lists.ReadAsync(files.PathOf(import.StoredName), choices, await EditsAsync(import.Id, cancellationToken), async batch =>
        {
            var isFirst = rows == 0;
            rows += batch.Count;
            lastLine = batch[^1].Line;
            return await StoreAsync(import, batch, isFirst, token, cancellationToken);
        }, cancellationToken);
        if (end is null || rows == 0)
        {
            return end is null ? refusal : ListRefusal.NoRows;
        }

        await FinishAsync(import, end, rows, lastLine, token, cancellationToken);
        return null;
    }

    /// <returns>False when somebody cancelled it meanwhile, or chose otherwise.</returns>
    private async Task<bool> StoreAsync(Import import, IReadOnlyList<CheckedRow> batch, bool isFirst, long token, CancellationToken cancellationToken)
    {
        foreach (var name in batch.Select(row => row.EntityName).OfType<string>().Distinct())
        {
            await FindEntityAsync(import.EntityCode ?? "", name, cancellationToken);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await leasing.RenewAsync(db, token, cancellationToken);
        if (await Waiting(db, import).ExecuteUpdateAsync(set => set.SetProperty(row => row.Done, row => row.Done + batch.Count), cancellationToken) == 0)
        {
            return false;
        }

        await ImportRowWriter.WriteAsync(db, import.Id, batch, _entities, cancellationToken);
        await ImportForecast.MarkAsync(db, import, batch[0].Line, batch[^1].Line, clock.Now(), cancellationToken);
        await scope.CommitAsync(cancellationToken);
        if (isFirst && batch.Count >= options.RangeRows)
        {
            await TableFigures.OfRowsAsync(db, cancellationToken);
        }

        return true;
    }

    private async Task FinishAsync(Import import, ListEnd end, int rows, int lastLine, long token, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await ImportForecast.CountAsync(db, import, options, now, cancellationToken) with { Lines = end.Lines, Rows = rows };
        var totals = System.Text.Json.JsonSerializer.Serialize(end.Totals);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await leasing.RenewAsync(db, token, cancellationToken);
        var stored = await Waiting(db, import).SingleOrDefaultAsync(cancellationToken);
        stored?.Check(counts, lastLine, totals, now);
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
    }

    /// <summary>Still to be checked, and as this check began: whoever chose otherwise meanwhile gets a check of his own.</summary>
    private static IQueryable<Import> Waiting(CaseDeskDbContext db, Import import) =>
        db.Imports.Where(row => row.Id == import.Id && row.Status == ImportStatus.Inspected && row.GoesTo != ImportStatus.Inspected && row.Choices == import.Choices);

    private async Task<IReadOnlyList<CellEdit>> EditsAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ImportEdits.Where(edit => edit.ImportId == importId).OrderBy(edit => edit.Line).ThenBy(edit => edit.Column)
            .Select(edit => new CellEdit(edit.Line, edit.Column, edit.Value)).ToListAsync(cancellationToken);
    }

    /// <summary>A check is always done from the start: the rows of the one before, cut short or under other choices, mean nothing any more.</summary>
    private async Task ForgetEarlierAttemptAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Imports.Where(import => import.Id == importId).ExecuteUpdateAsync(set => set.SetProperty(import => import.Done, 0), cancellationToken);
        if (await db.ImportRows.AnyAsync(row => row.ImportId == importId, cancellationToken))
        {
            await db.ImportRows.Where(row => row.ImportId == importId).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task FindEntityAsync(string code, string name, CancellationToken cancellationToken)
    {
        if (_entities.ContainsKey(name))
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "PayrollEntities" ("Code", "Name") VALUES ({code}, {name}) ON CONFLICT ("Code", "Name") DO NOTHING""", cancellationToken);
        _entities[name] = await db.PayrollEntities.Where(entity => entity.Code == code && entity.Name == name)
            .Select(entity => entity.Id).SingleAsync(cancellationToken);
    }
}
