using System.Text.Json;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports;

/// <summary>
/// The check: parses the whole file and stores each data row with its outcome-to-be. No client is touched. Rows go in by
/// batches, each a transaction of its own, so that nobody waits long for the database.
/// </summary>
internal sealed class ImportCheck(
    IDbContextFactory<CaseDeskDbContext> contexts, IFileStore files, ImportLeasing leasing, long token)
{
    private const int BatchSize = 4000;

    private readonly Dictionary<string, long> _entities = new(StringComparer.Ordinal);

    /// <returns>Why the file is refused after all; null when it is checked.</returns>
    public async Task<ListRefusal?> RunAsync(Import import, CancellationToken cancellationToken)
    {
        await ForgetEarlierAttemptAsync(import.Id, cancellationToken);
        var choices = import.Choices is null ? new ListChoices() : JsonSerializer.Deserialize<ListChoices>(import.Choices)!;
        var (reader, refusal) = ListOpening.Open(() => files.Open(import.StoredName), choices);
        if (refusal is not null)
        {
            return refusal;
        }

        using (reader)
        {
            try
            {
                return await StoreAsync(import, reader!, cancellationToken);
            }
            catch (SheetRefusedException refused)
            {
                return ListRefusal.Of(refused);
            }
            catch (InvalidDataException)
            {
                return ListRefusal.DamagedWorkbook;
            }
        }
    }

    private async Task<ListRefusal?> StoreAsync(Import import, ListReader reader, CancellationToken cancellationToken)
    {
        var (watch, batch, total, rejected, lastLine) = (new DuplicateWatch(), new List<CheckedRow>(BatchSize), 0, 0, 0);
        foreach (var row in reader.Rows())
        {
            var @checked = await CheckAsync(row, reader.Header, watch, import, cancellationToken);
            batch.Add(@checked);
            total++;
            rejected += @checked.Outcome == RowOutcome.Rejected ? 1 : 0;
            lastLine = row.Line;
            if (batch.Count == BatchSize)
            {
                await WriteAsync(import.Id, batch, cancellationToken);
            }
        }

        await WriteAsync(import.Id, batch, cancellationToken);
        if (total == 0)
        {
            return ListRefusal.NoRows;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await leasing.RenewAsync(db, token, cancellationToken);
        var totals = JsonSerializer.Serialize(reader.Totals);
        await db.Imports.Where(row => row.Id == import.Id && row.Status == ImportStatus.Received).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Status, import.DryRun ? ImportStatus.Checked : ImportStatus.Queued)
            .SetProperty(row => row.Counts.Lines, reader.Lines)
            .SetProperty(row => row.Counts.Rows, total)
            .SetProperty(row => row.Counts.Rejected, rejected)
            .SetProperty(row => row.LastLine, lastLine)
            .SetProperty(row => row.ControlTotals, totals), cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return null;
    }

    private async Task<CheckedRow> CheckAsync(ParsedRow row, ListHeader header, DuplicateWatch watch, Import import, CancellationToken cancellationToken)
    {
        if (row.Problem is { } problem)
        {
            return new(row, RowOutcome.Rejected, problem.Code, false, null);
        }

        if (watch.SeenBefore(row) is { } differs)
        {
            return new(row, RowOutcome.Duplicate, differs ? "differs" : null, false, null);
        }

        var entityId = row.HasLoan ? await EntityAsync(import.EntityCode ?? "", row.EntityName ?? header.EntityName ?? "", cancellationToken) : (long?)null;
        return new(row, RowOutcome.Ready, null, watch.IsFirstOfClient(row.Cpf), entityId);
    }

    private async Task WriteAsync(long importId, List<CheckedRow> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await leasing.RenewAsync(db, token, cancellationToken);
        await ImportRowWriter.WriteAsync(db, importId, batch, cancellationToken);
        await scope.CommitAsync(cancellationToken);
        batch.Clear();
    }

    /// <summary>A check that was cut short is done again from the start; its rows mean nothing yet.</summary>
    private async Task ForgetEarlierAttemptAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ImportRows.AnyAsync(row => row.ImportId == importId, cancellationToken))
        {
            await db.ImportRows.Where(row => row.ImportId == importId).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task<long> EntityAsync(string code, string name, CancellationToken cancellationToken)
    {
        if (_entities.TryGetValue(name, out var known))
        {
            return known;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "PayrollEntities" ("Code", "Name") VALUES ({code}, {name}) ON CONFLICT ("Code", "Name") DO NOTHING""", cancellationToken);
        return _entities[name] = await db.PayrollEntities.Where(entity => entity.Code == code && entity.Name == name)
            .Select(entity => entity.Id).SingleAsync(cancellationToken);
    }
}
