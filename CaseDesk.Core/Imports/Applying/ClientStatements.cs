namespace CaseDesk.Core.Imports.Applying;

/// <summary>Clients, their names and their search text. A name typed by a person stays; of imported ones the longer wins (domain.md 5).</summary>
internal static class ClientStatements
{
    private const string PlainNumber = """REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(e."Number", '-', ''), '.', ''), '/', ''), '(', ''), ')', '')""";

    /// <summary>With its search text already: to write that later would cost each index of the clients a second time.</summary>
    public const string Create = $"""
        INSERT INTO "Clients" ("Cpf", "Name", "SearchName", "TypedFields", "SearchText", "ImportId", "CreatedAt", "UpdatedAt")
        SELECT n."Cpf", n."Name", n."SearchName", 0, n."SearchName" || ' ' || n."Cpf" || COALESCE(' ' || e."Numbers", ''), @import, @now, @now FROM
            (SELECT "Cpf", "Name", "SearchName", ROW_NUMBER() OVER (PARTITION BY "Cpf" ORDER BY LENGTH("Name") DESC, "Line") AS "Rank"
             FROM "Chunk" WHERE "ClientId" IS NULL) AS n
            LEFT JOIN (SELECT e."Cpf", string_agg({PlainNumber}, ' ' ORDER BY e."Line") AS "Numbers" FROM
                (SELECT "Cpf", "Enrollment" AS "Number", MIN("Line") AS "Line" FROM "Chunk"
                 WHERE "ClientId" IS NULL AND "Enrollment" <> '' GROUP BY "Cpf", "Enrollment") AS e GROUP BY e."Cpf") AS e ON e."Cpf" = n."Cpf"
        WHERE n."Rank" = 1
        ON CONFLICT ("Cpf") DO NOTHING
        """;

    public const string FindCreated = """
        UPDATE "Chunk" SET "ClientId" = c."Id" FROM "Clients" AS c WHERE "Chunk"."ClientId" IS NULL AND c."Cpf" = "Chunk"."Cpf"
        """;

    public const string CreateLonger = """
        CREATE TEMP TABLE IF NOT EXISTS "LongerNames" ("ClientId" bigint, "Line" integer, "Name" text, "SearchName" text, "Before" text)
        """;

    public const string ClearLonger = """DELETE FROM "LongerNames" """;

    /// <summary>
    /// The longest name of the chunk, where it is longer than the client's and nobody typed that; who is new in this chunk has
    /// it already. One comparison says both, longer and not typed: PostgreSQL guesses that a bit test keeps one client in two
    /// hundred, and then compares everybody with everybody.
    /// </summary>
    public const string FindLonger = """
        INSERT INTO "LongerNames" ("ClientId", "Line", "Name", "SearchName", "Before")
        SELECT k."Id", n."Line", n."Name", n."SearchName", k."Name" FROM "Clients" AS k JOIN
            (SELECT "ClientId", "Line", "Name", "SearchName", ROW_NUMBER() OVER (PARTITION BY "ClientId" ORDER BY LENGTH("Name") DESC, "Line") AS "Rank"
             FROM "Chunk" WHERE "Name" IS NOT NULL AND "ClientId" IN
                (SELECT "ClientId" FROM "Chunk" GROUP BY "ClientId" HAVING MAX("IsNewClient") = 0)) AS n
            ON n."Rank" = 1 AND k."Id" = n."ClientId" AND LENGTH(n."Name") > CASE WHEN (k."TypedFields" & 1) = 0 THEN LENGTH(k."Name") END
        """;

    public static string KeepOverwrittenNames(bool sqlite) => $"""
        UPDATE "Chunk" SET "Overwritten" = {KeptValues.And(sqlite, ("client_name", "o.\"Before\""))}
        FROM "LongerNames" AS o WHERE "Chunk"."Line" = o."Line"
        """;

    /// <summary>Asked when only names and contact data have been taken over; clients that this file brought are not counted.</summary>
    public const string CountUpdated = """
        SELECT COUNT(DISTINCT c."ClientId") FROM "Chunk" AS c
        WHERE c."Overwritten" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Chunk" AS n WHERE n."ClientId" = c."ClientId" AND n."IsNewClient" = 1)
        """;

    public const string RecordNames = """
        INSERT INTO "ClientChanges" ("ClientId", "Field", "Before", "After", "At", "ImportId")
        SELECT "ClientId", 'name', "Before", "Name", @now, @import FROM "LongerNames"
        """;

    public const string LengthenNames = """
        UPDATE "Clients" SET "Name" = o."Name", "SearchName" = o."SearchName", "UpdatedAt" = @now FROM "LongerNames" AS o WHERE "Clients"."Id" = o."ClientId"
        """;

    /// <summary>
    /// The same text as <see cref="Clients.ClientSearch.TextOf"/> makes, for whoever was there before this chunk, has phones
    /// in it or was brought by somebody else meanwhile. Materialised, or it would be put together twice for each client: to compare and to write.
    /// </summary>
    public const string Index = $"""
        WITH t AS MATERIALIZED (
            SELECT k."Id", k."SearchName" || ' ' || k."Cpf"
                || COALESCE((SELECT ' ' || string_agg({PlainNumber}, ' ' ORDER BY e."Id")
                             FROM "Enrollments" AS e WHERE e."ClientId" = k."Id" AND e."Number" <> ''), '')
                || COALESCE((SELECT ' ' || string_agg(p."Number", ' ' ORDER BY p."Id") FROM "Phones" AS p WHERE p."ClientId" = k."Id"), '') AS "Text"
            FROM "Clients" AS k WHERE k."Id" IN
                (SELECT c."ClientId" FROM "Chunk" AS c JOIN "Clients" AS n ON n."Id" = c."ClientId" GROUP BY c."ClientId", n."ImportId"
                 HAVING MAX(c."IsNewClient") = 0 OR COUNT(c."Extras") > 0 OR n."ImportId" IS DISTINCT FROM @import))
        UPDATE "Clients" SET "SearchText" = t."Text" FROM t WHERE "Clients"."Id" = t."Id" AND "Clients"."SearchText" <> t."Text"
        """;
}
