using CaseDesk.Core.Imports.Reading;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// The working table of a chunk: the good rows of a range of lines, to which each step adds what it found. One write to the
/// import's rows at the end then says what became of them. A client is known who was there before the chunk.
/// SQLite keeps no figures of its tables and may read a whole one for a handful of rows: CROSS JOIN holds a statement to begin
/// with the handful.
/// </summary>
internal static class ChunkStatements
{
    public static readonly string Create = $"""
        CREATE TEMP TABLE IF NOT EXISTS "Chunk" AS
        SELECT {RowColumns.OfRange.Sql(column => $"r.{column.Quoted}")}, r."ClientId",
            CAST(0 AS integer) AS "IsKnown", CAST(0 AS integer) AS "Reindex", CAST(NULL AS bigint) AS "EnrollmentId", CAST(NULL AS bigint) AS "LineId",
            r."CaseId", CAST(NULL AS text) AS "CaseEffect", CAST(NULL AS text) AS "Result", CAST(NULL AS text) AS "Why",
            CAST(NULL AS text) AS "Overwritten"
        FROM "ImportRows" AS r WHERE FALSE;
        CREATE UNIQUE INDEX IF NOT EXISTS "Chunk_Line" ON "Chunk" ("Line")
        """;

    public const string Clear = """DELETE FROM "Chunk" """;

    public static readonly string Fill = $"""
        INSERT INTO "Chunk" ({RowColumns.OfRange.Sql(column => column.Quoted)}, "ClientId", "IsKnown", "Reindex")
        SELECT {RowColumns.OfRange.Sql(column => $"r.{column.Quoted}")}, c."Id",
            CASE WHEN c."Id" IS NULL THEN 0 ELSE 1 END, CASE WHEN r."Extras" IS NULL THEN 0 ELSE 1 END
        FROM "ImportRows" AS r LEFT JOIN "Clients" AS c ON c."Cpf" = r."Cpf"
        WHERE r."ImportId" = @import AND r."Line" > @from AND r."Line" <= @to AND r."Outcome" IN ('to_create', 'to_update', 'to_leave', 'to_reject')
        """;

    /// <summary>For PostgreSQL, whose autovacuum never sees a temporary table: without figures the planner takes the chunk for a handful of rows.</summary>
    public const string Analyze = """ANALYZE "Chunk" ("Line", "Cpf", "ClientId", "IsKnown", "IsFirstOfClient", "Enrollment", "EntityId", "CaseEffect")""";

    /// <summary>An update of somebody the desk does not know.</summary>
    public const string RejectUnknown = """
        UPDATE "Chunk" SET "Result" = 'rejected', "Why" = 'not_found' WHERE "ClientId" IS NULL
        """;

    /// <summary>
    /// What no step has judged is a loan that was not there before, or a row about the person. The range is said twice: to find
    /// the lines of a chunk PostgreSQL may otherwise read all lines before them.
    /// </summary>
    public const string Report = """
        UPDATE "ImportRows" SET "Outcome" = CASE WHEN c."Result" IS NOT NULL THEN c."Result"
                WHEN c."EntityId" IS NOT NULL OR (c."IsKnown" = 0 AND c."IsFirstOfClient") THEN 'created'
                WHEN c."Overwritten" IS NOT NULL THEN 'updated' ELSE 'unchanged' END,
            "Reason" = c."Why", "Overwritten" = c."Overwritten", "ClientId" = c."ClientId", "CaseId" = c."CaseId"
        FROM "Chunk" AS c
        WHERE "ImportRows"."ImportId" = @import AND "ImportRows"."Line" = c."Line" AND "ImportRows"."Line" > @from AND "ImportRows"."Line" <= @to
        """;
}
