using CaseDesk.Core.Cases;
using CaseDesk.Core.Imports.Reading;
using NpgsqlTypes;

namespace CaseDesk.Core.Imports.Undoing;

/// <summary>
/// Taking an import back, client by client, set by set. A client whom somebody has worked on since, or whom an import knows too
/// that was not at its end by then, is spared whole: nothing of him is touched. @since is when the import began to apply.
/// </summary>
internal static class UndoStatements
{
    /// <summary>Why client <c>u."ClientId"</c> is spared; null when nothing stands against the undo.</summary>
    public const string Why = """
        CASE
            WHEN EXISTS (SELECT 1 FROM "ImportRows" AS x JOIN "Imports" AS i ON i."Id" = x."ImportId"
                WHERE x."ClientId" = u."ClientId" AND x."ImportId" <> @import AND i."Status" <> 'undone'
                    AND (i."FinishedAt" IS NULL OR i."FinishedAt" > @since OR (i."FinishedAt" = @since AND i."Id" > @import))
                    AND x."Outcome" IN ('created', 'updated', 'unchanged')) THEN 'later_import'
            WHEN EXISTS (SELECT 1 FROM "Cases" AS k WHERE k."ClientId" = u."ClientId"
                AND (k."HolderId" IS NOT NULL OR (k."ImportId" = @import AND k."TimesTaken" > 0)
                    OR EXISTS (SELECT 1 FROM "Assignments" AS a WHERE a."CaseId" = k."Id" AND a."TakenAt" >= @since))) THEN 'taken'
            WHEN EXISTS (SELECT 1 FROM "Cases" AS k JOIN "CaseNotes" AS n ON n."CaseId" = k."Id"
                WHERE k."ClientId" = u."ClientId" AND (k."ImportId" = @import OR n."At" >= @since)) THEN 'noted'
            WHEN EXISTS (SELECT 1 FROM "Cases" AS k JOIN "CaseEvents" AS v ON v."CaseId" = k."Id"
                WHERE k."ClientId" = u."ClientId" AND v."UserId" IS NOT NULL AND v."At" >= @since AND v."Type" <> 'case.import_undone') THEN 'acted'
            WHEN EXISTS (SELECT 1 FROM "ClientChanges" AS g WHERE g."ClientId" = u."ClientId" AND g."UserId" IS NOT NULL AND g."At" >= @since)
                OR EXISTS (SELECT 1 FROM "Phones" AS p WHERE p."ClientId" = u."ClientId" AND p."Source" = 'person' AND p."CreatedAt" >= @since) THEN 'edited'
        END
        """;

    public const string Create = """CREATE TEMP TABLE IF NOT EXISTS "Undo" ("ClientId" bigint PRIMARY KEY, "Why" text)""";

    public const string Clear = """DELETE FROM "Undo" """;

    /// <summary>The clients whose first good row stands in the range.</summary>
    public const string Fill = $"""
        INSERT INTO "Undo" ("ClientId", "Why")
        SELECT u."ClientId", {Why} FROM "ImportRows" AS u CROSS JOIN "Clients" AS c
        WHERE u."ImportId" = @import AND u."Line" > @from AND u."Line" <= @to AND u."IsFirstOfClient" AND c."Id" = u."ClientId"
        """;

    private const string Theirs = """(SELECT "ClientId" FROM "Undo" WHERE "Why" IS NULL)""";

    /// <summary>
    /// The rows of these people in the import, wherever they stand in it. Here and below a plus keeps the database from an index
    /// over the import, where there is one: it would read all of the import for each range.
    /// </summary>
    private const string TheirRows = """
        FROM "Undo" AS u CROSS JOIN "ImportRows" AS r WHERE u."Why" IS NULL AND r."ClientId" = u."ClientId" AND +r."ImportId" = @import
        """;

    private const string TheirEnrollments = $"""(SELECT e."Id" FROM "Enrollments" AS e WHERE e."ClientId" IN {Theirs})""";

    public static string RestoreLines(bool sqlite) => $"""
        WITH r AS MATERIALIZED (SELECT r."Overwritten", {Old(sqlite, "line_id", "bigint")} AS "LineId" {TheirRows} AND r."Overwritten" IS NOT NULL)
        UPDATE "PayrollLines" SET {RowColumns.OfLoan.Sql(column => $"{column.Quoted} = {Old(sqlite, column)}")}, "UpdatedAt" = @now
        FROM r WHERE "PayrollLines"."Id" = r."LineId"
        """;

    /// <summary>A matrícula may have given way more than once in a file; the first row knows what it was before.</summary>
    public static string RestoreEnrollments(bool sqlite) => $"""
        UPDATE "Enrollments" SET {RowColumns.OfEnrollment.Sql(column => $"{column.Quoted} = o.{column.Quoted}")}, "UpdatedAt" = @now
        FROM (SELECT {Old(sqlite, "enrollment_id", "bigint")} AS "Id", {RowColumns.OfEnrollment.Sql(column => $"{Old(sqlite, column)} AS {column.Quoted}")},
                ROW_NUMBER() OVER (PARTITION BY {Old(sqlite, "enrollment_id")} ORDER BY r."Line") AS "Rank"
              {TheirRows} AND r."Overwritten" IS NOT NULL AND {Old(sqlite, "enrollment_id")} IS NOT NULL) AS o
        WHERE o."Rank" = 1 AND "Enrollments"."Id" = o."Id"
        """;

    /// <summary>What gave way of names, contact and bank data, the last first.</summary>
    public const string KeptOfClients = $"""
        SELECT r."ClientId", r."Overwritten" {TheirRows}
            AND r."Overwritten" IS NOT NULL AND (r."Extras" IS NOT NULL OR r."Overwritten" LIKE '%client_name%')
        ORDER BY r."Line" DESC
        """;

    public const string DeleteLines = $"""DELETE FROM "PayrollLines" WHERE "ImportId" = @import AND "EnrollmentId" IN {TheirEnrollments}""";

    public const string DeleteChanges = $"""DELETE FROM "PayrollChanges" WHERE +"ImportId" = @import AND "ClientId" IN {Theirs}""";

    public const string DeleteEvents = $"""
        DELETE FROM "CaseEvents" WHERE "CaseId" IN (SELECT "Id" FROM "Cases" WHERE +"ImportId" = @import AND "ClientId" IN {Theirs})
        """;

    public const string DeleteCases = $"""DELETE FROM "Cases" WHERE +"ImportId" = @import AND "ClientId" IN {Theirs}""";

    public const string DeletePhones = $"""DELETE FROM "Phones" WHERE "Source" = @by AND "ClientId" IN {Theirs}""";

    public const string DeleteAddresses = $"""DELETE FROM "Addresses" WHERE "Source" = @by AND "ClientId" IN {Theirs}""";

    public const string DeleteEnrollments = $"""
        DELETE FROM "Enrollments" WHERE "ImportId" = @import AND "ClientId" IN {Theirs}
            AND NOT EXISTS (SELECT 1 FROM "PayrollLines" AS l WHERE l."EnrollmentId" = "Enrollments"."Id")
        """;

    public const string DeleteClientChanges = $"""DELETE FROM "ClientChanges" WHERE "ImportId" = @import AND "ClientId" IN {Theirs}""";

    public const string DeleteClients = $"""
        DELETE FROM "Clients" WHERE "ImportId" = @import AND "Id" IN {Theirs}
            AND NOT EXISTS (SELECT 1 FROM "Cases" AS k WHERE k."ClientId" = "Clients"."Id")
            AND NOT EXISTS (SELECT 1 FROM "Enrollments" AS e WHERE e."ClientId" = "Clients"."Id")
        """;

    /// <summary>Those who stay get search text and the queue's figures anew, by the statements of the apply.</summary>
    public const string FillChunk = $"""
        INSERT INTO "Chunk" ("ClientId", "CaseId", "Reindex")
        SELECT c."Id", (SELECT k."Id" FROM "Cases" AS k WHERE k."ClientId" = c."Id" AND {CaseConfiguration.IsOpen}), 1 FROM "Clients" AS c WHERE c."Id" IN {Theirs}
        """;

    public const string RecordEvents = $"""
        INSERT INTO "CaseEvents" ("CaseId", "Type", "At", "UserId", "ByName")
        SELECT k."Id", 'case.import_undone', @now, @user, @name FROM "Cases" AS k WHERE k."ClientId" IN {Theirs}
        """;

    /// <summary>Rows lose the way to what is gone, and say so.</summary>
    public const string Report = """
        UPDATE "ImportRows" SET "Undo" = COALESCE((SELECT u."Why" FROM "Undo" AS u WHERE u."ClientId" = "ImportRows"."ClientId"),
                CASE WHEN EXISTS (SELECT 1 FROM "Clients" AS c WHERE c."Id" = "ImportRows"."ClientId") THEN 'undone' ELSE 'removed' END),
            "CaseId" = (SELECT k."Id" FROM "Cases" AS k WHERE k."Id" = "ImportRows"."CaseId"),
            "ClientId" = (SELECT c."Id" FROM "Clients" AS c WHERE c."Id" = "ImportRows"."ClientId")
        WHERE +"ImportId" = @import AND "ClientId" IN (SELECT "ClientId" FROM "Undo")
        """;

    private static string Old(bool sqlite, string key, string? type = null)
    {
        var value = sqlite ? $"""(r."Overwritten" ->> '{key}')""" : $"""(CAST(r."Overwritten" AS jsonb) ->> '{key}')""";
        return type is null ? value : $"CAST({value} AS {type})";
    }

    /// <summary>SQLite keeps money as text, as the row does.</summary>
    private static string Old(bool sqlite, RowColumn column) => Old(sqlite, column.Key, column.Type switch
    {
        NpgsqlDbType.Integer => "integer",
        NpgsqlDbType.Numeric when !sqlite => "numeric",
        _ => null,
    });
}
