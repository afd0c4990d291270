using System.Data.Common;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases;

/// <summary>
/// Copies onto open cases what the queue shows, sorts and withholds by: until when their client must not be contacted, by CPF or
/// by any phone; how many loans they have in the newest month known, their sum and their bank, of several the one the desk met last.
/// Whoever opens a case, or changes suppressions, phones or loans, asks for it inside the same transaction.
/// </summary>
public static class CaseFacts
{
    /// <summary>The open cases of the working table of an import's range, and the clients who are about to get one.</summary>
    private const string OfRange = """SELECT DISTINCT "ClientId", "CaseId" FROM "Chunk" WHERE "CaseId" IS NOT NULL OR "CaseEffect" = 'created'""";

    private const string OfClientsSqlite = $"""
        SELECT k."ClientId", k."Id" AS "CaseId" FROM "Cases" AS k WHERE k."ClientId" IN (SELECT value FROM json_each(@ids)) AND {CaseConfiguration.IsOpen}
        """;

    private const string OfClientsPostgres = $"""
        SELECT k."ClientId", k."Id" AS "CaseId" FROM "Cases" AS k WHERE k."ClientId" = ANY(@ids) AND {CaseConfiguration.IsOpen}
        """;

    private const string AnySuppression = """SELECT COUNT(*) AS "Value" FROM (SELECT 1 FROM "Suppressions" LIMIT 1) AS s""";

    /// <summary>The last end of all that stands against contacting client <c>c</c>; null when nothing does.</summary>
    private const string Until = """
        (SELECT MAX(s."EndsAt") FROM "Suppressions" AS s WHERE s."Id" IN
            (SELECT x."Id" FROM "Suppressions" AS x WHERE x."Cpf" = c."Cpf"
             UNION ALL
             SELECT y."Id" FROM "Phones" AS p JOIN "Suppressions" AS y ON y."Phone" = p."Number" WHERE p."ClientId" = c."Id"))
        """;

    private const string Clear = """DELETE FROM "CaseLoans" """;

    /// <summary>The cases in <c>CaseLoans</c> that show something else.</summary>
    public const string LoansDiffer = """
        k."Id" = a."CaseId"
        AND (k."Loans" <> a."Loans" OR k."LoansAmount" + 0 <> a."Amount" + 0 OR k."EntityId" IS DISTINCT FROM a."EntityId"
            OR k."Reference" IS DISTINCT FROM a."Reference")
        """;

    private const string CopyLoans = $"""
        UPDATE "Cases" SET "Loans" = o."Loans", "LoansAmount" = o."Amount", "EntityId" = o."EntityId", "Reference" = o."Reference", "UpdatedAt" = @now
        FROM (SELECT k."Id", a."Loans", a."Amount", a."EntityId", a."Reference" FROM "CaseLoans" AS a CROSS JOIN "Cases" AS k WHERE {LoansDiffer}) AS o
        WHERE "Cases"."Id" = o."Id"
        """;

    /// <summary>Brings the open cases of these clients up to date.</summary>
    public static async Task RefreshAsync(CaseDeskDbContext db, IReadOnlyCollection<long> clientIds, DateTime now, CancellationToken cancellationToken)
    {
        if (clientIds.Count > 0)
        {
            var (cases, ids) = (db.Dialect.IsSqlite ? OfClientsSqlite : OfClientsPostgres, db.Dialect.IdsParameter(clientIds));
            await LookAsync(db, cases, ids, cancellationToken);
            await CopyAsync(db, cases, ids, now, loansMayBeGone: true, cancellationToken);
        }
    }

    /// <summary>Adds up, into <c>CaseLoans</c>, the loans of the clients of an import's range: a case that is opened has them from the start.</summary>
    internal static Task LookAtRangeAsync(CaseDeskDbContext db, CancellationToken cancellationToken) => LookAsync(db, OfRange, null, cancellationToken);

    /// <summary>The same for the range that was looked at, once its cases are opened.</summary>
    internal static async Task RefreshRangeAsync(CaseDeskDbContext db, DateTime now, bool loansMayBeGone, CancellationToken cancellationToken) =>
        await CopyAsync(db, OfRange, null, now, loansMayBeGone, cancellationToken);

    private static async Task LookAsync(CaseDeskDbContext db, string cases, object? ids, CancellationToken cancellationToken)
    {
        await RunAsync(db, CreateTable(db.Dialect.IsSqlite), null, null, cancellationToken);
        await RunAsync(db, Clear, null, null, cancellationToken);
        await RunAsync(db, Fill(db.Dialect.IsSqlite, cases), null, ids, cancellationToken);
    }

    private static async Task CopyAsync(CaseDeskDbContext db, string cases, object? ids, DateTime now, bool loansMayBeGone, CancellationToken cancellationToken)
    {
        if (loansMayBeGone || await db.Database.SqlQueryRaw<int>(AnySuppression).SingleAsync(cancellationToken) > 0)
        {
            await RunAsync(db, Mark(cases), now, ids, cancellationToken);
        }

        if (loansMayBeGone)
        {
            await RunAsync(db, NoLoans(cases), now, ids, cancellationToken);
        }

        await RunAsync(db, CopyLoans, now, null, cancellationToken);
    }

    private static Task<int> RunAsync(CaseDeskDbContext db, string sql, DateTime? now, object? ids, CancellationToken cancellationToken)
    {
        var parameters = new List<DbParameter>();
        if (now is not null)
        {
            parameters.Add(db.Dialect.Parameter("now", now));
            parameters.Add(db.Dialect.Parameter("zero", 0m));
        }

        if (ids is not null)
        {
            parameters.Add(db.Dialect.Parameter("ids", ids));
        }

        return db.Database.ExecuteSqlRawAsync(
            sql, parameters.Where(parameter => sql.Contains($"@{parameter.ParameterName}", StringComparison.Ordinal)), cancellationToken);
    }

    private static string Mark(string cases) => $"""
        UPDATE "Cases" SET "SuppressedUntil" = o."Until", "UpdatedAt" = @now
        FROM (SELECT k."Id", {Until} AS "Until" FROM "Cases" AS k JOIN "Clients" AS c ON c."Id" = k."ClientId"
              WHERE {CaseConfiguration.IsOpen} AND k."ClientId" IN (SELECT w."ClientId" FROM ({cases}) AS w)) AS o
        WHERE "Cases"."Id" = o."Id" AND "Cases"."SuppressedUntil" IS DISTINCT FROM o."Until"
        """;

    private static string NoLoans(string cases) => $"""
        UPDATE "Cases" SET "Loans" = 0, "LoansAmount" = @zero, "EntityId" = NULL, "Reference" = NULL, "UpdatedAt" = @now
        WHERE "Id" IN (SELECT w."CaseId" FROM ({cases}) AS w) AND "Loans" > 0
            AND NOT EXISTS (SELECT 1 FROM "CaseLoans" AS a WHERE a."ClientId" = "Cases"."ClientId")
        """;

    private const string MoneySqlite = """printf('%.2f', m."Cents" / 100.0)""";
    private const string MoneyPostgres = """m."Cents" / 100""";

    /// <summary>Loans, month by month, of the clients of these cases.</summary>
    private static string Loans(bool sqlite, string cases) => $"""
        SELECT m."ClientId", m."CaseId", m."EntityId", m."Reference", m."Loans", {(sqlite ? MoneySqlite : MoneyPostgres)} AS "Amount"
        FROM (SELECT c."ClientId", c."CaseId", l."Reference", MAX(l."EntityId") AS "EntityId", COUNT(*) AS "Loans", COALESCE(SUM(ROUND(l."Amount" * 100)), 0) AS "Cents"
              FROM ({cases}) AS c CROSS JOIN "Enrollments" AS e CROSS JOIN "PayrollLines" AS l
              WHERE e."ClientId" = c."ClientId" AND l."EnrollmentId" = e."Id"
              GROUP BY c."ClientId", c."CaseId", l."Reference") AS m
        """;

    private static string CreateTable(bool sqlite) => $"""
        CREATE TEMP TABLE IF NOT EXISTS "CaseLoans" AS SELECT * FROM ({Loans(sqlite, NoCases)}) AS a WHERE FALSE;
        CREATE UNIQUE INDEX IF NOT EXISTS "CaseLoans_ClientId" ON "CaseLoans" ("ClientId")
        """;

    private const string NoCases = """SELECT "ClientId", "Id" AS "CaseId" FROM "Cases" """;

    /// <summary>The newest month of each client comes first and stays.</summary>
    private static string Fill(bool sqlite, string cases) => $"""
        INSERT INTO "CaseLoans" {Loans(sqlite, cases)} WHERE TRUE ORDER BY m."ClientId", m."Reference" DESC ON CONFLICT ("ClientId") DO NOTHING
        """;
}
