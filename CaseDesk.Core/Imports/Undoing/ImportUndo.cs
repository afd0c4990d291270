using System.Text.Json.Nodes;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Applying;
using CaseDesk.Core.Imports.Running;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Undoing;

/// <summary>Takes an import back, range by range, each a transaction with its cursor: a crash loses nothing and repeats nothing.</summary>
internal sealed class ImportUndo(HeldLease lease, ImportOptions options, TimeProvider clock)
{
    /// <summary>Undoes the next range, or says that it is done when there is none.</summary>
    public async Task StepAsync(Import import, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var range = await NextAsync(import, cancellationToken);
        await using var write = await lease.BeginWriteAsync(cancellationToken);
        var held = write.Db.Imports.Where(row => row.Id == import.Id && row.Status == ImportStatus.Undoing && row.UndoneTo == import.UndoneTo);
        var moved = range is { } next
            ? await held.ExecuteUpdateAsync(set => set.SetProperty(row => row.UndoneTo, next.UndoneTo), cancellationToken)
            : await held.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, ImportStatus.Undone).SetProperty(row => row.UndoneAt, now), cancellationToken);
        if (moved == 0)
        {
            return;
        }

        if (range is { } lines)
        {
            await (import.Kind == ListKind.Suppression
                ? SuppressionUndo.RunAsync(write.Db, import, lines.After, lines.To, now, cancellationToken)
                : UndoAsync(write.Db, import, lines.After, lines.To, now, cancellationToken));
        }

        await write.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// The lines that come next. A suppression list goes back from its end: of two rows that moved the same end, the later one gives
    /// way first, so that what was there before all comes last.
    /// </summary>
    private async Task<UndoRange?> NextAsync(Import import, CancellationToken cancellationToken)
    {
        await using var look = await lease.LookAsync(cancellationToken);
        var rows = look.ImportRows.Where(row => row.ImportId == import.Id);
        if (import.Kind == ListKind.Suppression)
        {
            var top = import.LastLine - import.UndoneTo;
            var bottom = await rows.Where(row => row.Line <= top).OrderByDescending(row => row.Line)
                .Skip(options.RangeRows - 1).Select(row => (int?)row.Line).FirstOrDefaultAsync(cancellationToken) ?? 1;
            return top <= 0 ? null : new(bottom - 1, top, import.LastLine - (bottom - 1));
        }

        var to = await rows.Where(row => row.Line > import.UndoneTo).OrderBy(row => row.Line)
            .Skip(options.RangeRows - 1).Select(row => (int?)row.Line).FirstOrDefaultAsync(cancellationToken) ?? import.LastLine;
        return import.UndoneTo >= import.Cursor ? null : new(import.UndoneTo, to, to);
    }

    private static async Task UndoAsync(CaseDeskDbContext db, Import import, int after, int to, DateTime now, CancellationToken cancellationToken)
    {
        var sqlite = db.Dialect.IsSqlite;
        var sql = await ChunkSql.BeginAsync(db, new Dictionary<string, object?>
        {
            ["import"] = import.Id,
            ["from"] = after,
            ["to"] = to,
            ["now"] = now,
            ["since"] = import.StartedAt,
            ["by"] = $"import {import.Id}",
            ["user"] = import.UndoByUserId,
            ["name"] = import.UndoByName,
        }, cancellationToken);
        await RunAsync(sql, [
            UndoStatements.Create, UndoStatements.Clear, UndoStatements.Fill,
            UndoStatements.RestoreLines(sqlite), UndoStatements.RestoreEnrollments(sqlite), UndoStatements.DeleteLines], cancellationToken);
        await RestoreClientsAsync(db, import.Id, now, cancellationToken);
        await RunAsync(sql, [
            UndoStatements.DeleteChanges, UndoStatements.DeleteEvents, UndoStatements.DeleteCases, UndoStatements.DeletePhones,
            UndoStatements.DeleteAddresses, UndoStatements.DeleteEnrollments, UndoStatements.DeleteClientChanges, UndoStatements.DeleteClients,
            ChunkStatements.Create, ChunkStatements.Clear, UndoStatements.FillChunk, ClientStatements.Index], cancellationToken);
        await CaseFacts.LookAtRangeAsync(db, cancellationToken);
        await CaseFacts.RefreshRangeAsync(db, now, loansMayBeGone: true, cancellationToken);
        await RunAsync(sql, [UndoStatements.RecordEvents, UndoStatements.Report, ChunkStatements.Clear], cancellationToken);
    }

    private static async Task RunAsync(ChunkSql sql, string[] statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
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

    private readonly record struct UndoRange(int After, int To, int UndoneTo);
}
