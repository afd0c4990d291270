using CaseDesk.Core.Cases;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>What an import does to cases (domain.md 6.3). Each client is decided once in a file, at its first good row.</summary>
internal static class CaseStatements
{
    public const string FindOpen = $"""
        UPDATE "Chunk" SET "CaseId" = k."Id", "CaseEffect" = CASE WHEN k."Status" = 'sem_contato' THEN 'resumed' ELSE 'refreshed' END
        FROM "Cases" AS k WHERE "Chunk"."IsKnown" = 1 AND k."ClientId" = "Chunk"."ClientId" AND {CaseConfiguration.IsOpen}
        """;

    /// <summary>What happens to the last case <c>k</c> of a client.</summary>
    public const string Effect = $"""
        CASE WHEN k."Id" IS NULL THEN 'created'
            WHEN k."Status" = 'sem_contato' THEN 'resumed'
            WHEN {CaseConfiguration.IsOpen} THEN 'refreshed'
            WHEN k."Status" = 'encerrado' AND k."EndedAt" <= @closedBefore THEN 'created'
            WHEN k."Status" <> 'encerrado' AND k."EndedAt" <= @endedBefore THEN 'created'
            ELSE 'withheld' END
        """;

    /// <summary>No case yet, or the last one ended long enough ago: a new one. Otherwise the client is withheld, and counted.</summary>
    public const string Decide = $"""
        UPDATE "Chunk" SET "CaseEffect" = o."Effect"
        FROM (SELECT c."Line", {Effect} AS "Effect"
              FROM "Chunk" AS c LEFT JOIN "Cases" AS k ON k."Id" = (SELECT MAX(x."Id") FROM "Cases" AS x WHERE x."ClientId" = c."ClientId")
              WHERE c."IsKnown" = 1 AND c."CaseId" IS NULL AND c."IsFirstOfClient") AS o
        WHERE "Chunk"."Line" = o."Line"
        """;

    /// <summary>With its loans already: to add them later would cost each index of the queue a second time.</summary>
    public const string Create = """
        INSERT INTO "Cases" ("ClientId", "Status", "QueuedAt", "TimesTaken", "Loans", "LoansAmount", "EntityId", "Reference", "ImportId", "CreatedAt", "UpdatedAt")
        SELECT c."ClientId", 'disponivel', @now, 0, COALESCE(a."Loans", 0), COALESCE(a."Amount", @zero), a."EntityId", a."Reference", @import, @now, @now
        FROM "Chunk" AS c LEFT JOIN "CaseLoans" AS a ON a."ClientId" = c."ClientId" WHERE c."CaseEffect" = 'created' ORDER BY c."Line"
        """;

    public const string FindCreated = $"""
        UPDATE "Chunk" SET "CaseId" = k."Id" FROM "Cases" AS k WHERE "Chunk"."CaseId" IS NULL AND k."ClientId" = "Chunk"."ClientId" AND {CaseConfiguration.IsOpen}
        """;

    public const string Resume = """
        UPDATE "Cases" SET "Status" = 'disponivel', "OwnerId" = NULL, "NextTryAt" = NULL, "QueuedAt" = @now, "UpdatedAt" = @now
        WHERE "Status" = 'sem_contato' AND "Id" IN (SELECT "CaseId" FROM "Chunk" WHERE "CaseEffect" = 'resumed')
        """;

    public const string RecordCreated = """
        INSERT INTO "CaseEvents" ("CaseId", "Type", "At", "ByName")
        SELECT "CaseId", 'case.created', @now, @by FROM "Chunk" WHERE "CaseEffect" = 'created'
        """;

    public const string RecordResumed = """
        INSERT INTO "CaseEvents" ("CaseId", "Type", "At", "ByName")
        SELECT DISTINCT "CaseId", 'case.back_in_queue', @now, @by FROM "Chunk" WHERE "CaseEffect" = 'resumed'
        """;

    /// <summary>
    /// A case that was there before hears once for each import that something about it changed. Counted case by case: asked
    /// NOT EXISTS, PostgreSQL compares each case with all events of the import so far.
    /// </summary>
    public const string RecordRefreshed = $"""
        INSERT INTO "CaseEvents" ("CaseId", "Type", "At", "ByName")
        SELECT k."Id", 'case.refreshed', @now, @by FROM "CaseLoans" AS a CROSS JOIN "Cases" AS k
        WHERE {CaseFacts.LoansDiffer} AND k."ImportId" IS DISTINCT FROM @import AND
            (SELECT COUNT(*) FROM "CaseEvents" AS v WHERE v."CaseId" = k."Id" AND v."Type" = 'case.refreshed' AND v."ByName" = @by) = 0
        """;
}
