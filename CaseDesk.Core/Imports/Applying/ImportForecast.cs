using CaseDesk.Core.Cases;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>What the run would do to each row and in all, as things stand now. Only looks at clients and cases.</summary>
internal static class ImportForecast
{
    private const string Range = """c."ImportId" = @import AND c."Line" BETWEEN @from AND @to AND c."Outcome" = 'to_create'""";

    /// <summary>
    /// Rows are stored as "to create"; those whose payroll line is there already are told apart by what they change. The range is
    /// named wherever rows of an import are: PostgreSQL takes an import it has no figures of for a single row, and may read
    /// all of it for each of a range.
    /// </summary>
    private static readonly string MarkLines = $"""
        UPDATE "ImportRows" AS c SET "Outcome" = CASE WHEN {PayrollStatements.SaysNothingNew} THEN 'to_leave' ELSE 'to_update' END
        FROM "Clients" AS k, "Enrollments" AS e, "PayrollLines" AS l
        WHERE {Range} AND k."Cpf" = c."Cpf" AND e."ClientId" = k."Id" AND LTRIM(e."Number", '0') = LTRIM(c."Enrollment", '0')
            AND l."EnrollmentId" = e."Id" AND l."EntityId" = c."EntityId" AND l."Fin" = c."Fin" AND l."Reference" = c."Reference"
        """;

    /// <summary>
    /// A better name is news of somebody known, once, however many rows say it. So marked, with nothing kept yet, is every row
    /// that would change name or contact data of its client.
    /// </summary>
    private static string MarkNames(bool sqlite) => $$"""
        UPDATE "ImportRows" AS n SET "Overwritten" = '{}'
        FROM (SELECT c."Line", ROW_NUMBER() OVER (PARTITION BY c."Cpf" ORDER BY {{NameSpelling.Worth("c.\"Name\"", sqlite)}} DESC, c."Line") AS "Rank"
              FROM "ImportRows" AS c CROSS JOIN "Clients" AS k
              WHERE {{Range}} AND k."Cpf" = c."Cpf" AND {{NameSpelling.Worth("c.\"Name\"", sqlite)}} > {{ClientStatements.ImportedWorth(sqlite)}}) AS o
        WHERE n."ImportId" = @import AND n."Line" BETWEEN @from AND @to AND n."Line" = o."Line" AND o."Rank" = 1
        """;

    /// <summary>
    /// A row without a loan is about the person: who is known is not created; a name, a matrícula, its department or contact data may
    /// be news. Behind the comma of COALESCE is he whom the desk does not know, at a second row.
    /// </summary>
    private static readonly string MarkPersons = $"""
        UPDATE "ImportRows" AS c SET "Outcome" = CASE WHEN c."Overwritten" IS NOT NULL THEN 'to_update' ELSE COALESCE(
            (SELECT CASE WHEN CASE WHEN e."Id" IS NULL THEN n."Enrollment" <> '' ELSE {PayrollStatements.NewsOfEnrollment} END THEN 'to_update' ELSE 'to_leave' END
             FROM (SELECT c."Cpf", c."Enrollment", {RowColumns.OfEnrollment.Sql(column => $"c.{column.Quoted}")}) AS n JOIN "Clients" AS k ON k."Cpf" = n."Cpf"
             LEFT JOIN "Enrollments" AS e ON e."ClientId" = k."Id" AND LTRIM(e."Number", '0') = LTRIM(n."Enrollment", '0')),
            CASE WHEN c."Extras" IS NOT NULL OR c."Enrollment" <> '' THEN 'to_update' ELSE 'to_leave' END) END
        WHERE {Range} AND c."EntityId" IS NULL
            AND (NOT c."IsFirstOfClient" OR EXISTS (SELECT 1 FROM "Clients" AS k WHERE k."Cpf" = c."Cpf"))
        """;

    private const string MarkUnknown = """
        UPDATE "ImportRows" SET "Outcome" = 'to_reject', "Reason" = 'not_found'
        WHERE "ImportId" = @import AND "Line" BETWEEN @from AND @to AND "Outcome" IN ('to_create', 'to_update', 'to_leave')
            AND NOT EXISTS (SELECT 1 FROM "Clients" AS k WHERE k."Cpf" = "ImportRows"."Cpf")
        """;

    private const string CountRows = """
        SELECT "Outcome" AS "What", COUNT(*) AS "Count" FROM "ImportRows" WHERE "ImportId" = @import GROUP BY "Outcome"
        UNION ALL
        SELECT 'lines', COUNT(*) FROM "ImportRows" WHERE "ImportId" = @import AND "Outcome" = 'to_create' AND "EntityId" IS NOT NULL
        UNION ALL
        SELECT 'clients_updated', COUNT(DISTINCT "Cpf") FROM "ImportRows" WHERE "ImportId" = @import AND "Overwritten" IS NOT NULL
        UNION ALL
        SELECT 'enrollments', COUNT(*) FROM
            (SELECT DISTINCT r."Cpf", LTRIM(r."Enrollment", '0') FROM "ImportRows" AS r
             WHERE r."ImportId" = @import AND r."Outcome" IN ('to_create', 'to_update', 'to_leave') AND (r."EntityId" IS NOT NULL OR r."Enrollment" <> '')
                AND NOT EXISTS (SELECT 1 FROM "Enrollments" AS e JOIN "Clients" AS k ON k."Id" = e."ClientId"
                    WHERE k."Cpf" = r."Cpf" AND LTRIM(e."Number", '0') = LTRIM(r."Enrollment", '0'))) AS n
        """;

    private const string CountCases = $"""
        SELECT f."Effect" AS "What", COUNT(*) AS "Count" FROM
            (SELECT CASE WHEN c."Id" IS NULL THEN 'new_client' ELSE {CaseStatements.Effect} END AS "Effect"
             FROM "ImportRows" AS r LEFT JOIN "Clients" AS c ON c."Cpf" = r."Cpf"
             LEFT JOIN "Cases" AS k ON k."Id" = COALESCE(
                (SELECT k."Id" FROM "Cases" AS k WHERE k."ClientId" = c."Id" AND {CaseConfiguration.IsOpen}),
                (SELECT MAX(x."Id") FROM "Cases" AS x WHERE x."ClientId" = c."Id"))
             WHERE r."ImportId" = @import AND r."IsFirstOfClient" AND r."Outcome" IN ('to_create', 'to_update', 'to_leave')) AS f
        GROUP BY f."Effect"
        """;

    /// <summary>Marks a batch of rows that was just stored, in the same transaction.</summary>
    public static async Task MarkAsync(CaseDeskDbContext db, Import import, int from, int to, DateTime now, CancellationToken cancellationToken)
    {
        if (import.Kind == ListKind.Suppression)
        {
            await SuppressionApply.ForeseeAsync(db, import, from, to, now, cancellationToken);
            return;
        }

        var sql = await ChunkSql.BeginAsync(db, new Dictionary<string, object?> { ["import"] = import.Id, ["from"] = from, ["to"] = to }, cancellationToken);
        if (import.Kind != ListKind.RegistrationUpdate)
        {
            await sql.RunAsync(MarkNames(db.Dialect.IsSqlite), cancellationToken);
        }

        await sql.RunAsync(MarkLines, cancellationToken);
        await sql.RunAsync(MarkPersons, cancellationToken);
        await MarkNewsAsync(db, import.Id, from, to, cancellationToken);
        if (import.Kind == ListKind.RegistrationUpdate)
        {
            await sql.RunAsync(MarkUnknown, cancellationToken);
        }
    }

    /// <summary>Counts what was marked, and what would become of cases.</summary>
    public static async Task<ImportCounts> CountAsync(CaseDeskDbContext db, Import import, ImportOptions options, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(db, CountRows, [db.Dialect.Parameter("import", import.Id)], cancellationToken);
        var cases = import.Kind == ListKind.Suppression
            ? []
            : await ReadAsync(db, CountCases, [
                db.Dialect.Parameter("import", import.Id), .. ReopenAfter.Parameters(db.Dialect, import, options, now)], cancellationToken);
        if (import.Kind == ListKind.RegistrationUpdate)
        {
            cases = cases.Where(effect => effect.Key == "refreshed").ToDictionary(); // It opens none and moves none.
        }

        return new()
        {
            Created = rows.GetValueOrDefault(RowOutcome.ToCreate),
            Updated = rows.GetValueOrDefault(RowOutcome.ToUpdate),
            Unchanged = rows.GetValueOrDefault(RowOutcome.ToLeave),
            Duplicate = rows.GetValueOrDefault(RowOutcome.Duplicate),
            Rejected = rows.GetValueOrDefault(RowOutcome.Rejected) + rows.GetValueOrDefault(RowOutcome.ToReject),
            ClientsCreated = cases.GetValueOrDefault("new_client"),
            ClientsUpdated = rows.GetValueOrDefault("clients_updated"),
            EnrollmentsCreated = rows.GetValueOrDefault("enrollments"),
            PayrollLinesCreated = rows.GetValueOrDefault("lines"),
            CasesCreated = cases.GetValueOrDefault("new_client") + cases.GetValueOrDefault("created"),
            CasesRefreshed = cases.GetValueOrDefault("refreshed"),
            CasesResumed = cases.GetValueOrDefault("resumed"),
            CasesWithheld = cases.GetValueOrDefault("withheld"),
        };
    }

    /// <summary>Contact and bank data are compared as the apply compares them, on copies that nobody saves.</summary>
    private static async Task MarkNewsAsync(CaseDeskDbContext db, long importId, int from, int to, CancellationToken cancellationToken)
    {
        var planned = db.ImportRows.Where(row => row.ImportId == importId && row.Line >= from && row.Line <= to && RowOutcome.Planned.Contains(row.Outcome) && row.Extras != null);
        var rows = await planned.OrderBy(row => row.Line).Select(row => new { row.Line, row.Cpf, row.Extras }).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return;
        }

        var numbers = rows.Select(row => row.Cpf).Distinct().ToList();
        var clients = await db.Clients.AsNoTracking().Include(client => client.Phones).Include(client => client.Addresses).AsSplitQuery()
            .Where(client => numbers.Contains(client.Cpf)).ToDictionaryAsync(client => client.Cpf, cancellationToken);
        var changed = rows.Where(row => clients.TryGetValue(row.Cpf, out var client) && client.Refresh(RowExtras.Parse(row.Extras!), "check", client.UpdatedAt) is not null)
            .Select(row => row.Line).ToList();
        var news = db.ImportRows.Where(row => row.ImportId == importId && changed.Contains(row.Line));
        await news.ExecuteUpdateAsync(set => set.SetProperty(row => row.Overwritten, "{}"), cancellationToken);
        await news.Where(row => row.Outcome == RowOutcome.ToLeave && row.EntityId == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Outcome, RowOutcome.ToUpdate), cancellationToken);
    }

    private static async Task<Dictionary<string, int>> ReadAsync(
        CaseDeskDbContext db, string sql, object[] parameters, CancellationToken cancellationToken) =>
        await db.Database.SqlQueryRaw<Tally>(sql, parameters).ToDictionaryAsync(tally => tally.What, tally => tally.Count, cancellationToken);

    private sealed record Tally(string What, int Count);
}
