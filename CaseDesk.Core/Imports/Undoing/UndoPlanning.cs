using CaseDesk.Core.Audit;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Undoing;

/// <summary>Says what an undo would do, and asks for it. The runner does it; who asked is recorded in the same transaction.</summary>
public sealed class UndoPlanning(IDbContextFactory<CaseDeskDbContext> contexts, IImportQueue queue, TimeProvider clock)
{
    private static readonly string[] Undoable = [.. ImportStatus.Finished, ImportStatus.Cancelled, ImportStatus.Failed];

    private const string Judged = $"""
        SELECT u."ClientId", {UndoStatements.Why} AS "Why" FROM "ImportRows" AS u
        WHERE u."ImportId" = @import AND u."IsFirstOfClient" AND u."ClientId" IS NOT NULL
        """;

    private const string Count = $"""
        WITH j AS ({Judged})
        SELECT
            (SELECT COUNT(*) FROM "Clients" AS c WHERE c."ImportId" = @import AND c."Id" IN (SELECT "ClientId" FROM j WHERE "Why" IS NULL)) AS "Clients",
            (SELECT COUNT(*) FROM "Cases" AS k WHERE k."ImportId" = @import AND k."ClientId" IN (SELECT "ClientId" FROM j WHERE "Why" IS NULL)) AS "Cases",
            (SELECT COUNT(*) FROM "ImportRows" AS r WHERE r."ImportId" = @import AND r."Outcome" = 'created' AND r."EntityId" IS NOT NULL
                AND r."ClientId" IN (SELECT "ClientId" FROM j WHERE "Why" IS NULL)) AS "Lines",
            (SELECT COUNT(*) FROM "ImportRows" AS r WHERE r."ImportId" = @import AND r."Overwritten" IS NOT NULL
                AND r."ClientId" IN (SELECT "ClientId" FROM j WHERE "Why" IS NULL)
                AND NOT EXISTS (SELECT 1 FROM "Clients" AS c WHERE c."Id" = r."ClientId" AND c."ImportId" = @import)) AS "Restored"
        """;

    private const string CountSpared =
        $"""SELECT j."Why", CAST(COUNT(*) AS integer) AS "Count" FROM ({Judged}) AS j WHERE j."Why" IS NOT NULL GROUP BY j."Why" """;

    private const string ListSpared = $"""
        SELECT c."Id" AS "ClientId", c."Name", j."Why" FROM ({Judged}) AS j JOIN "Clients" AS c ON c."Id" = j."ClientId"
        WHERE j."Why" IS NOT NULL ORDER BY c."SearchName", c."Id" LIMIT 100
        """;

    /// <returns>Null when there is no such import, or nothing of it can be undone.</returns>
    public async Task<UndoPreview?> PreviewAsync(long importId, Actor user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var import = await db.Imports.AsNoTracking().SingleOrDefaultAsync(row => row.Id == importId, cancellationToken);
        if (import is null || !user.May(Permission.ImportLists) || !Undoable.Contains(import.Status) || import.StartedAt is null)
        {
            return null;
        }

        if (import.Kind == ListKind.Suppression)
        {
            return await SuppressionsAsync(db, importId, cancellationToken);
        }

        object[] Parameters() => [db.Dialect.Parameter("import", importId), db.Dialect.Parameter("since", import.StartedAt)];
        var figures = await db.Database.SqlQueryRaw<Figures>(Count, Parameters()).SingleAsync(cancellationToken);
        var spared = await db.Database.SqlQueryRaw<SparedGroup>(CountSpared, Parameters()).ToListAsync(cancellationToken);
        var people = await db.Database.SqlQueryRaw<SparedPerson>(ListSpared, Parameters()).ToListAsync(cancellationToken);
        return new(figures.Clients, figures.Cases, figures.Lines, figures.Restored, [.. spared.OrderByDescending(group => group.Count)], people);
    }

    /// <summary>What an undo did, by people: <c>undone</c>, <c>removed</c> altogether, or why they were spared; <c>lifted</c> counts rows of a suppression list.</summary>
    public async Task<IReadOnlyList<SparedGroup>> ResultAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ImportRows.Where(row => row.ImportId == importId && row.Undo != null && (row.IsFirstOfClient || row.Undo == SuppressionUndo.Lifted)).GroupBy(row => row.Undo!)
            .Select(group => new SparedGroup(group.Key, group.Count())).ToListAsync(cancellationToken);
    }

    /// <summary>Asks for the undo, or for one that failed to go on; from now on nothing else can be said to the import.</summary>
    public async Task<SteeringOutcome> AskAsync(long importId, Actor user, CancellationToken cancellationToken)
    {
        if (!user.May(Permission.ImportLists))
        {
            return new SteeringOutcome.NotAllowed();
        }

        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        var asked = await db.Imports
            .Where(import => import.Id == importId && Undoable.Contains(import.Status) && import.StartedAt != null
                && (import.UndoAskedAt == null || import.Status == ImportStatus.Failed))
            .ExecuteUpdateAsync(set => set
                .SetProperty(import => import.Status, ImportStatus.Undoing)
                .SetProperty(import => import.Error, (string?)null)
                .SetProperty(import => import.ErrorWhere, (string?)null)
                .SetProperty(import => import.UndoAskedAt, now)
                .SetProperty(import => import.UndoByUserId, user.StoredId)
                .SetProperty(import => import.UndoByName, user.Name), cancellationToken);
        var status = await db.Imports.Where(import => import.Id == importId).Select(import => import.Status).SingleOrDefaultAsync(cancellationToken);
        if (asked == 0)
        {
            return status is null ? new SteeringOutcome.NotFound() : new SteeringOutcome.WrongStatus(status);
        }

        db.AuditEntries.Add(new(now, user, new AuditAct.ImportUndone(importId)));
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        queue.Wake();
        return new SteeringOutcome.Accepted(status!);
    }

    /// <summary>Nobody is spared: an entry is the list's word, whatever was done about the person.</summary>
    private static async Task<UndoPreview> SuppressionsAsync(CaseDeskDbContext db, long importId, CancellationToken cancellationToken)
    {
        var moved = await db.ImportRows.CountAsync(row => row.ImportId == importId && row.Overwritten != null, cancellationToken);
        return new(0, 0, 0, moved, [], []) { Suppressions = await db.Suppressions.CountAsync(entry => entry.ImportId == importId, cancellationToken) };
    }

    private sealed record Figures(int Clients, int Cases, int Lines, int Restored);
}
