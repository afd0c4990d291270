using System.Data.Common;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>
/// Frees many cases at once. The cases are updated first and say which they were; their assignments are ended next and say
/// what they were; events can then be written from that, never from an earlier select, so two runs at once write each once.
/// </summary>
internal static class HoldingEnds
{
    private static readonly Transition Expiry = CaseWorkflow.FactsOf(CaseAction.Expire);

    // Whoever frees cases, the sweep or a leaving, leaves them where the table sends those whose time is over.
    private static readonly string FreeCases = $"""
        UPDATE "Cases" SET "Status" = '{Expiry.To!.Value.Code()}', "HolderId" = NULL, "AssignmentId" = NULL, "AssignedAt" = NULL, "OwnerId" = NULL,
            "QueuedAt" = CASE WHEN "ExpiresAt" <= @now THEN "ExpiresAt" ELSE @now END, "ExpiresAt" = NULL, "UpdatedAt" = @now
        """;

    private static readonly string FreeDueOnSqlite =
        $"""{FreeCases} WHERE "Id" IN (SELECT value FROM json_each(@ids)) AND "HolderId" IS NOT NULL AND "ExpiresAt" <= @now RETURNING "Id" AS "Value" """;

    // Rows that somebody else is changing are theirs: they are skipped, not waited for, and in one order, so nothing dead-locks.
    private static readonly string FreeDueOnPostgres =
        $"""
        {FreeCases} WHERE "Id" IN (SELECT "Id" FROM "Cases" WHERE "Id" = ANY(@ids) AND "HolderId" IS NOT NULL AND "ExpiresAt" <= @now
            ORDER BY "Id" FOR UPDATE SKIP LOCKED) RETURNING "Id" AS "Value"
        """;

    private static readonly string FreeHeldBy = $"""{FreeCases} WHERE "HolderId" = @user RETURNING "Id" AS "Value" """;

    private static readonly string EndAssignments = $"""
        UPDATE "Assignments" SET "EndedAt" = CASE WHEN "ExpiresAt" <= @now THEN "ExpiresAt" ELSE @now END,
            "EndReason" = CASE WHEN "ExpiresAt" <= @now THEN '{Expiry.Ends!.Value.Code()}' ELSE @reason END,
            "EndedByUserId" = CASE WHEN "ExpiresAt" <= @now THEN NULL ELSE @by END
        """;

    private const string ReturnEnded = """
         AND "EndedAt" IS NULL
        RETURNING "Id" AS "AssignmentId", "CaseId", "UserId", "EndedAt", "EndReason", "HadActivity"
        """;

    private static readonly string EndOnSqlite =
        $"""{EndAssignments} WHERE "CaseId" IN (SELECT value FROM json_each(@ids)) {ReturnEnded}""";

    private static readonly string EndOnPostgres = $"""{EndAssignments} WHERE "CaseId" = ANY(@ids) {ReturnEnded}""";

    /// <summary>Frees those of the cases whose time is over.</summary>
    public static async Task<IReadOnlyList<EndedHolding>> FreeDueAsync(
        CaseDeskDbContext db, IReadOnlyCollection<long> caseIds, DateTime now, CancellationToken cancellationToken)
    {
        var sql = db.Dialect.IsSqlite ? FreeDueOnSqlite : FreeDueOnPostgres;
        var freed = await db.Database.SqlQueryRaw<long>(sql, P(db, "now", now), Ids(db, caseIds)).ToListAsync(cancellationToken);
        return await EndAsync(db, freed, Expiry.Ends!.Value, null, now, cancellationToken);
    }

    /// <summary>Frees every case that this user holds; those whose time was over already end as expired.</summary>
    public static async Task<IReadOnlyList<EndedHolding>> FreeHeldByAsync(
        CaseDeskDbContext db, string userId, EndReason reason, string? endedByUserId, DateTime now, CancellationToken cancellationToken)
    {
        var freed = await db.Database.SqlQueryRaw<long>(FreeHeldBy, P(db, "now", now), P(db, "user", userId)).ToListAsync(cancellationToken);
        return await EndAsync(db, freed, reason, endedByUserId, now, cancellationToken);
    }

    private static async Task<IReadOnlyList<EndedHolding>> EndAsync(
        CaseDeskDbContext db, List<long> caseIds, EndReason reason, string? endedBy, DateTime now, CancellationToken cancellationToken)
    {
        if (caseIds.Count == 0)
        {
            return [];
        }

        var sql = db.Dialect.IsSqlite ? EndOnSqlite : EndOnPostgres;
        return await db.Database.SqlQueryRaw<EndedHolding>(
                sql, P(db, "now", now), P(db, "reason", reason.Code()), P(db, "by", endedBy), Ids(db, caseIds))
            .ToListAsync(cancellationToken);
    }

    private static DbParameter Ids(CaseDeskDbContext db, IReadOnlyCollection<long> ids) => P(db, "ids", db.Dialect.IdsParameter(ids));

    private static DbParameter P(CaseDeskDbContext db, string name, object? value) => db.Dialect.Parameter(name, value);
}
