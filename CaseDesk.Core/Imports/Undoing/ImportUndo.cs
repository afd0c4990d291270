using System.Text.Json.Nodes;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Applying;
using CaseDesk.Core.Imports.Running;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Undoing;

/// <summary>Takes an import back, range by range, each a transaction with its cursor: a crash loses nothing and repeats nothing.</summary>
internal sealed class ImportUndo(IDbContextFactory<CaseDeskDbContext> contexts, ImportLeasing leasing, ImportOptions options, TimeProvider clock)
{
    /// <summary>Undoes the next range, or says that it is done when there is none.</summary>
    public async Task StepAsync(Import import, long token, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var to = await db.ImportRows.Where(row => row.ImportId == import.Id && row.Line > import.UndoneTo).OrderBy(row => row.Line)
            .Skip(options.RangeRows - 1).Select(row => (int?)row.Line).FirstOrDefaultAsync(cancellationToken) ?? import.LastLine;
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await leasing.RenewAsync(db, token, cancellationToken);
        var held = db.Imports.Where(row => row.Id == import.Id && row.UndoneTo == import.UndoneTo && row.Status != ImportStatus.Undone);
        var isLast = import.UndoneTo >= import.Cursor;
        var moved = isLast
            ? await held.ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, ImportStatus.Undone).SetProperty(row => row.UndoneAt, now), cancellationToken)
            : await held.ExecuteUpdateAsync(set => set.SetProperty(row => row.UndoneTo, to), cancellationToken);
        if (moved == 0)
        {
            return;
        }

        if (isLast && import.Kind == ListKind.Suppression)
        {
            await SuppressionApply.UndoAsync(db, import, now, cancellationToken);
        }
        else if (!isLast && import.Kind != ListKind.Suppression)
        {
            await UndoAsync(db, import, to, now, cancellationToken);
        }

        await scope.CommitAsync(cancellationToken);
    }

    private static async Task UndoAsync(CaseDeskDbContext db, Import import, int to, DateTime now, CancellationToken cancellationToken)
    {
        var sqlite = db.Dialect.IsSqlite;
        var sql = await ChunkSql.BeginAsync(db, new Dictionary<string, object?>
        {
            ["import"] = import.Id,
            ["from"] = import.UndoneTo,
            ["to"] = to,
            ["now"] = now,
            ["since"] = import.StartedAt,
            ["by"] = $"import {import.Id}",
            ["user"] = import.UndoByUserId,
            ["name"] = import.UndoByName,
            ["zero"] = 0m,
        }, cancellationToken);
        foreach (var statement in new[]
        {
            UndoStatements.Create, UndoStatements.Clear, UndoStatements.Fill,
            UndoStatements.RestoreLines(sqlite), UndoStatements.RestoreEnrollments(sqlite), UndoStatements.DeleteLines,
        })
        {
            await sql.RunAsync(statement, cancellationToken);
        }

        await RestoreClientsAsync(db, import.Id, now, cancellationToken);
        foreach (var statement in new[]
        {
            UndoStatements.DeleteChanges, UndoStatements.DeleteEvents, UndoStatements.DeleteCases, UndoStatements.DeletePhones, UndoStatements.DeleteAddresses,
            UndoStatements.DeleteEnrollments, UndoStatements.DeleteClientChanges, UndoStatements.DeleteClients,
            ChunkStatements.Create, ChunkStatements.Clear, UndoStatements.FillChunk, ClientStatements.Index,
            UndoStatements.ClearLoans, CaseStatements.CreateLoans(sqlite), CaseStatements.ClearLoans,
            CaseStatements.FillLoans(sqlite), CaseStatements.RefreshLoans, UndoStatements.RecordEvents, UndoStatements.Report, ChunkStatements.Clear,
        })
        {
            await sql.RunAsync(statement, cancellationToken);
        }
    }

    /// <summary>Names, contact and bank data: few, and kept as the client keeps them, so the client puts them back.</summary>
    private static async Task RestoreClientsAsync(CaseDeskDbContext db, long importId, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQueryRaw<KeptRow>(UndoStatements.KeptOfClients, db.Dialect.Parameter("import", importId)).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.ClientId).Distinct().ToList();
        var clients = await db.Clients.Where(client => ids.Contains(client.Id)).ToDictionaryAsync(client => client.Id, cancellationToken);
        foreach (var row in rows)
        {
            foreach (var (key, value) in JsonNode.Parse(row.Overwritten)!.AsObject())
            {
                clients[row.ClientId].Restore(key, value?.ToString(), now);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private sealed record KeptRow(long ClientId, string Overwritten);
}
