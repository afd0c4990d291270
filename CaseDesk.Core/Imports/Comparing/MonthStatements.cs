namespace CaseDesk.Core.Imports.Comparing;

/// <summary>
/// What changed for a client from one month of a bank's payroll report to the next (domain.md 6.1: status 1 and 4 are
/// posted, 2 and 3 are not). Now is @reference, before is @previous. Rows without a client fall out at the join: asked for by
/// IS NOT NULL, SQLite may read the client's index of all imports for each range.
/// </summary>
internal static class MonthStatements
{
    /// <summary>So few instalments left make a loan nearly paid.</summary>
    public const int FewLeft = 3;

    private const string Insert = """
        INSERT INTO "PayrollChanges" ("ImportId", "ClientId", "EntityId", "Reference", "Previous", "Kind", "EnrollmentId", "Fin", "Before", "After")
        """;

    /// <summary>Clients of this file in the range of lines.</summary>
    private const string Here = """
        SELECT r."ClientId" FROM "ImportRows" AS r
        WHERE r."ImportId" = @import AND r."Line" > @from AND r."Line" <= @to AND r."IsFirstOfClient"
        """;

    private const string Pairs = """
        SELECT e."ClientId", n."EnrollmentId", n."Fin", n."Status", n."Amount", n."TotalInstallments" - n."PaidInstallments" AS "Left",
            b."Id" AS "BeforeId", b."Status" AS "StatusBefore", b."Amount" AS "AmountBefore", b."TotalInstallments" - b."PaidInstallments" AS "LeftBefore"
        FROM h CROSS JOIN "Enrollments" AS e CROSS JOIN "PayrollLines" AS n
        LEFT JOIN "PayrollLines" AS b ON b."EnrollmentId" = n."EnrollmentId" AND b."EntityId" = @entity AND b."Fin" = n."Fin" AND b."Reference" = @previous
        WHERE e."ClientId" = h."ClientId" AND n."EnrollmentId" = e."Id" AND n."EntityId" = @entity AND n."Reference" = @reference
        """;

    private const string Head = """SELECT @import, p."ClientId", @entity, @reference, @previous,""";

    public static string InFile(bool sqlite) => $"""
        {Insert}
        WITH h AS MATERIALIZED ({Here}), p AS MATERIALIZED ({Pairs})
        {Head} 'new_loan', p."EnrollmentId", p."Fin", NULL, {Money(sqlite, "p.\"Amount\"")} FROM p WHERE p."BeforeId" IS NULL
        UNION ALL
        {Head} 'installment_changed', p."EnrollmentId", p."Fin", {Money(sqlite, "p.\"AmountBefore\"")}, {Money(sqlite, "p.\"Amount\"")} FROM p
            WHERE p."BeforeId" IS NOT NULL AND p."AmountBefore" IS DISTINCT FROM p."Amount"
        UNION ALL
        {Head} 'nearly_paid', p."EnrollmentId", p."Fin", CAST(p."LeftBefore" AS text), CAST(p."Left" AS text) FROM p
            WHERE p."Left" <= {FewLeft} AND p."LeftBefore" > {FewLeft}
        UNION ALL
        {Head} 'margin_lost', p."EnrollmentId", p."Fin", p."StatusBefore", p."Status" FROM p
            WHERE p."StatusBefore" IN ('1', '4') AND p."Status" IN ('2', '3')
        UNION ALL
        {Head} 'margin_back', p."EnrollmentId", p."Fin", p."StatusBefore", p."Status" FROM p
            WHERE p."StatusBefore" IN ('2', '3') AND p."Status" IN ('1', '4')
        UNION ALL
        SELECT @import, e."ClientId", @entity, @reference, @previous, 'loan_ended', b."EnrollmentId", b."Fin", {Money(sqlite, "b.\"Amount\"")}, NULL
            FROM h CROSS JOIN "Enrollments" AS e CROSS JOIN "PayrollLines" AS b
            WHERE e."ClientId" = h."ClientId" AND b."EnrollmentId" = e."Id" AND b."EntityId" = @entity AND b."Reference" = @previous AND NOT EXISTS
                (SELECT 1 FROM "PayrollLines" AS n WHERE n."EnrollmentId" = b."EnrollmentId" AND n."EntityId" = @entity AND n."Fin" = b."Fin" AND n."Reference" = @reference)
        """;

    /// <summary>
    /// People of the earlier report, in a range of its lines, of whom this one says nothing. Counted person by person: asked NOT
    /// EXISTS, PostgreSQL without figures of the table compares each with all rows of this report.
    /// </summary>
    public static readonly string LeftPayroll = $"""
        {Insert}
        SELECT @import, c."Id", @entity, @reference, @previous, 'left_payroll', NULL, NULL, NULL, NULL FROM "ImportRows" AS r CROSS JOIN "Clients" AS c
        WHERE r."ImportId" = @before AND r."Line" > @from AND r."Line" <= @to AND r."IsFirstOfClient" AND c."Id" = r."ClientId"
            AND (SELECT COUNT(*) FROM "ImportRows" AS n WHERE n."ClientId" = r."ClientId" AND n."ImportId" = @import) = 0
        """;

    /// <summary>SQLite drops a last zero when it keeps an amount; as a text it has two decimals on both.</summary>
    private static string Money(bool sqlite, string column) => sqlite ? $"CASE WHEN {column} IS NOT NULL THEN printf('%.2f', {column}) END" : $"CAST({column} AS text)";
}
