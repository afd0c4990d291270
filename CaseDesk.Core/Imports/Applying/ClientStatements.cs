using CaseDesk.Core.Clients;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>Clients, their names and their search text. A name typed by a person stays; of imported ones the sound wins, then the longer (domain.md 5).</summary>
internal static class ClientStatements
{
    /// <summary>
    /// The first row of each brings him, with his search text: to write that later would cost each index of the clients a second time.
    /// </summary>
    public static readonly string Create = $"""
        INSERT INTO "Clients" ("Cpf", "Name", "SearchName", "TypedFields", "SearchText", "ImportId", "CreatedAt", "UpdatedAt")
        SELECT "Cpf", "Name", "SearchName", 0, "SearchName" || ' ' || "Cpf" || CASE WHEN "Enrollment" <> '' THEN ' ' || {Plain("\"Enrollment\"")} ELSE '' END, @import, @now, @now
        FROM "Chunk" WHERE "ClientId" IS NULL ORDER BY "Line"
        ON CONFLICT ("Cpf") DO NOTHING
        """;

    /// <summary>
    /// Who is new has no case yet, and gets one; his search text wants each matrícula, and has that of the row that brought him.
    /// Whom somebody else brought meanwhile is known.
    /// </summary>
    public static readonly string FindCreated = $"""
        UPDATE "Chunk" SET "ClientId" = c."Id", "IsKnown" = CASE WHEN c."ImportId" = @import THEN 0 ELSE 1 END,
            "CaseEffect" = CASE WHEN c."ImportId" = @import AND "Chunk"."IsFirstOfClient" THEN 'created' END,
            "Reindex" = CASE WHEN "Chunk"."Enrollment" <> '' AND (c."ImportId" IS DISTINCT FROM @import OR NOT "Chunk"."IsFirstOfClient")
                AND REPLACE(c."SearchText" || ' ', ' ' || {Plain("\"Chunk\".\"Enrollment\"")} || ' ', '') = c."SearchText" || ' ' THEN 1 ELSE "Chunk"."Reindex" END
        FROM "Clients" AS c WHERE "Chunk"."ClientId" IS NULL AND c."Cpf" = "Chunk"."Cpf"
        """;

    public const string CreateBetter = """
        CREATE TEMP TABLE IF NOT EXISTS "BetterNames" ("ClientId" bigint, "WasHere" integer, "Line" integer, "Name" text, "SearchName" text, "Before" text)
        """;

    public const string ClearBetter = """DELETE FROM "BetterNames" """;

    /// <summary>What the name of client <c>k</c> is worth; null when a person typed it.</summary>
    public static string ImportedWorth(bool sqlite) => $"""CASE WHEN (k."TypedFields" & 1) = 0 THEN {NameSpelling.Worth("k.\"Name\"", sqlite)} END""";

    /// <summary>
    /// The best name of the chunk, where it is worth more than the client's and nobody typed that. One comparison says both,
    /// better and not typed: PostgreSQL guesses that a bit test keeps one client in two hundred, and then compares everybody
    /// with everybody.
    /// </summary>
    public static string FindBetter(bool sqlite) => $"""
        INSERT INTO "BetterNames" ("ClientId", "WasHere", "Line", "Name", "SearchName", "Before")
        SELECT k."Id", CASE WHEN k."ImportId" = @import THEN 0 ELSE 1 END, n."Line", n."Name", n."SearchName", k."Name" FROM
            (SELECT "ClientId", "Line", "Name", "SearchName", ROW_NUMBER() OVER (PARTITION BY "ClientId" ORDER BY {NameSpelling.Worth("\"Name\"", sqlite)} DESC, "Line") AS "Rank"
             FROM "Chunk" WHERE "Name" IS NOT NULL AND ("IsKnown" = 1 OR NOT "IsFirstOfClient")) AS n CROSS JOIN "Clients" AS k
        WHERE n."Rank" = 1 AND k."Id" = n."ClientId" AND {NameSpelling.Worth("n.\"Name\"", sqlite)} > {ImportedWorth(sqlite)}
        """;

    /// <summary>A client whom this import brought never had the other name.</summary>
    public static string KeepOverwrittenNames(bool sqlite) => $"""
        UPDATE "Chunk" SET "Reindex" = 1,
            "Overwritten" = CASE WHEN o."WasHere" = 1 THEN {KeptValues.And(sqlite, ("client_name", "o.\"Before\""))} ELSE "Chunk"."Overwritten" END
        FROM "BetterNames" AS o WHERE "Chunk"."Line" = o."Line"
        """;

    /// <summary>Asked when only names and contact data have been taken over; clients that this file brought are not counted.</summary>
    public const string CountUpdated = """
        SELECT COUNT(DISTINCT c."ClientId") FROM "Chunk" AS c JOIN "Clients" AS k ON k."Id" = c."ClientId"
        WHERE c."Overwritten" IS NOT NULL AND c."IsKnown" = 1 AND k."ImportId" IS DISTINCT FROM @import
        """;

    public const string RecordNames = """
        INSERT INTO "ClientChanges" ("ClientId", "Field", "Before", "After", "At", "ImportId")
        SELECT "ClientId", 'name', "Before", "Name", @now, @import FROM "BetterNames" WHERE "WasHere" = 1
        """;

    public const string TakeBetterNames = """
        UPDATE "Clients" SET "Name" = o."Name", "SearchName" = o."SearchName", "UpdatedAt" = @now FROM "BetterNames" AS o WHERE "Clients"."Id" = o."ClientId"
        """;

    /// <summary>
    /// The text that <see cref="Clients.ClientSearch.TextOf"/> makes, for those of whom it has changed. Materialised, or it
    /// would be put together twice for each client: to compare and to write.
    /// </summary>
    public static readonly string Index = $"""
        WITH t AS MATERIALIZED (
            SELECT k."Id", k."SearchName" || ' ' || k."Cpf"
                || COALESCE((SELECT ' ' || string_agg({Plain("e.\"Number\"")}, ' ' ORDER BY e."Id")
                             FROM "Enrollments" AS e WHERE e."ClientId" = k."Id" AND e."Number" <> ''), '')
                || COALESCE((SELECT ' ' || string_agg(p."Number", ' ' ORDER BY p."Id") FROM "Phones" AS p WHERE p."ClientId" = k."Id"), '') AS "Text"
            FROM "Clients" AS k WHERE k."Id" IN (SELECT "ClientId" FROM "Chunk" WHERE "Reindex" = 1))
        UPDATE "Clients" SET "SearchText" = t."Text" FROM t WHERE "Clients"."Id" = t."Id" AND "Clients"."SearchText" <> t."Text"
        """;

    private static string Plain(string number) => $"UPPER(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE({number}, '-', ''), '.', ''), '/', ''), '(', ''), ')', ''))";
}
