namespace CaseDesk.Core.Imports.Applying;

/// <summary>Enrollments and payroll lines. A blank never overwrites a value, and what is overwritten is kept with the row (domain.md 6.3).</summary>
internal static class PayrollStatements
{
    private const string HasEnrollment = """("EntityId" IS NOT NULL OR "Enrollment" <> '') AND "ClientId" IS NOT NULL""";

    /// <summary>Nothing that row <c>c</c> says of payroll line <c>l</c> differs; a blank says nothing.</summary>
    public const string SaysNothingNew = """
        COALESCE(c."Status", l."Status") IS NOT DISTINCT FROM l."Status"
        AND COALESCE(c."TotalInstallments", l."TotalInstallments") IS NOT DISTINCT FROM l."TotalInstallments"
        AND COALESCE(c."PaidInstallments", l."PaidInstallments") IS NOT DISTINCT FROM l."PaidInstallments"
        AND COALESCE(c."Amount", l."Amount") IS NOT DISTINCT FROM l."Amount"
        AND COALESCE(c."Balance", l."Balance") IS NOT DISTINCT FROM l."Balance"
        AND COALESCE(c."PostingDepartment", l."PostingDepartment") IS NOT DISTINCT FROM l."PostingDepartment"
        AND COALESCE(c."PayingDepartment", l."PayingDepartment") IS NOT DISTINCT FROM l."PayingDepartment"
        """;

    private const string Find = """
        UPDATE "Chunk" SET "EnrollmentId" = e."Id" FROM "Enrollments" AS e
        WHERE e."ClientId" = "Chunk"."ClientId" AND e."Number" = "Chunk"."Enrollment" AND "Chunk"."EnrollmentId" IS NULL
        """;

    public const string FindEnrollments = $"""{Find} AND "Chunk"."IsKnown" = 1""";

    public const string FindCreatedEnrollments = Find;

    /// <summary>Row <c>n</c> says something else of enrollment <c>e</c>; a blank says nothing.</summary>
    public const string NewsOfEnrollment = """
        (COALESCE(n."DepartmentCode", e."DepartmentCode") IS DISTINCT FROM e."DepartmentCode"
            OR COALESCE(n."DepartmentName", e."DepartmentName") IS DISTINCT FROM e."DepartmentName"
            OR COALESCE(n."Position", e."Position") IS DISTINCT FROM e."Position")
        """;

    /// <summary>
    /// The last row of a matrícula that names its department, or its position, says what it is now. The CASE keeps PostgreSQL from
    /// making a join of the IN, which would compare each row of the chunk with each that has news.
    /// </summary>
    private const string Changed = $"""
        (SELECT n."Line", e."Id", e."DepartmentCode", e."DepartmentName", e."Position", n."DepartmentCode" AS "NewCode",
            n."DepartmentName" AS "NewName", n."Position" AS "NewPosition"
         FROM "Enrollments" AS e JOIN
            (SELECT "EnrollmentId", "Line", ROW_NUMBER() OVER (PARTITION BY "EnrollmentId" ORDER BY "Line" DESC) AS "Rank",
                FIRST_VALUE("DepartmentCode") OVER (PARTITION BY "EnrollmentId" ORDER BY CASE WHEN "DepartmentCode" IS NULL THEN 1 ELSE 0 END, "Line" DESC) AS "DepartmentCode",
                FIRST_VALUE("DepartmentName") OVER (PARTITION BY "EnrollmentId" ORDER BY CASE WHEN "DepartmentName" IS NULL THEN 1 ELSE 0 END, "Line" DESC) AS "DepartmentName",
                FIRST_VALUE("Position") OVER (PARTITION BY "EnrollmentId" ORDER BY CASE WHEN "Position" IS NULL THEN 1 ELSE 0 END, "Line" DESC) AS "Position"
             FROM "Chunk" WHERE CASE WHEN "EnrollmentId" IN
                (SELECT e."Id" FROM "Chunk" AS n JOIN "Enrollments" AS e ON e."Id" = n."EnrollmentId" WHERE {NewsOfEnrollment}) THEN 1 ELSE 0 END = 1) AS n
            ON n."EnrollmentId" = e."Id" AND n."Rank" = 1 AND {NewsOfEnrollment}) AS o
        """;

    public static string KeepOverwrittenEnrollments(bool sqlite) => $"""
        UPDATE "Chunk" SET "Overwritten" = {KeptValues.And(sqlite, ("enrollment_id", "o.\"Id\""), ("department_code", "o.\"DepartmentCode\""),
            ("department_name", "o.\"DepartmentName\""), ("position", "o.\"Position\""))}
        FROM {Changed} WHERE "Chunk"."Line" = o."Line"
        """;

    public const string UpdateEnrollments = $"""
        UPDATE "Enrollments" SET "DepartmentCode" = COALESCE(o."NewCode", o."DepartmentCode"),
            "DepartmentName" = COALESCE(o."NewName", o."DepartmentName"), "Position" = COALESCE(o."NewPosition", o."Position"), "UpdatedAt" = @now
        FROM {Changed} WHERE "Enrollments"."Id" = o."Id"
        """;

    /// <summary>Who is known and gets one more matrícula is found by it, and has changed, though nothing gave way.</summary>
    public const string MarkNewEnrollments = """
        UPDATE "Chunk" SET "Reindex" = CASE WHEN "IsKnown" = 1 THEN 1 ELSE "Reindex" END,
            "Overwritten" = CASE WHEN "EntityId" IS NULL THEN COALESCE("Overwritten", '{}') ELSE "Overwritten" END
        WHERE "EnrollmentId" IS NULL AND "Enrollment" <> '' AND "ClientId" IS NOT NULL
            AND ("IsKnown" = 1 OR ("EntityId" IS NULL AND NOT "IsFirstOfClient"))
        """;

    /// <summary>
    /// In the order of the file, for the last is shown as the current one; of several rows of a matrícula the one that says most,
    /// and of those the last, comes first and stays.
    /// </summary>
    public const string CreateEnrollments = $"""
        INSERT INTO "Enrollments" ("ClientId", "Number", "DepartmentCode", "DepartmentName", "Position", "UpdatedAt", "ImportId")
        SELECT "ClientId", "Enrollment", "DepartmentCode", "DepartmentName", "Position", @now, @import FROM "Chunk"
        WHERE "EnrollmentId" IS NULL AND {HasEnrollment}
        ORDER BY MIN("Line") OVER (PARTITION BY "ClientId", "Enrollment"), CASE WHEN "DepartmentCode" IS NULL THEN 1 ELSE 0 END, CASE WHEN "Position" IS NULL THEN 1 ELSE 0 END, "Line" DESC
        ON CONFLICT ("ClientId", "Number") DO NOTHING
        """;

    public static string Compare(bool sqlite) => $"""
        UPDATE "Chunk" SET "LineId" = o."Id", "Result" = CASE WHEN o."Same" = 1 THEN 'unchanged' ELSE 'updated' END,
            "Overwritten" = CASE WHEN o."Same" = 1 THEN "Chunk"."Overwritten" ELSE {KeptValues.And(sqlite, ("line_id", "o.\"Id\""), ("status", "o.\"Status\""),
                ("total", "o.\"TotalInstallments\""), ("paid", "o.\"PaidInstallments\""), ("amount", "CAST(o.\"Amount\" AS text)"),
                ("balance", "CAST(o.\"Balance\" AS text)"), ("posting", "o.\"PostingDepartment\""), ("paying", "o.\"PayingDepartment\""))} END
        FROM (SELECT c."Line", CASE WHEN {SaysNothingNew} THEN 1 ELSE 0 END AS "Same", l."Id", l."Status", l."TotalInstallments", l."PaidInstallments",
                l."Amount", l."Balance", l."PostingDepartment", l."PayingDepartment"
              FROM "Chunk" AS c JOIN "PayrollLines" AS l
                ON l."EnrollmentId" = c."EnrollmentId" AND l."EntityId" = c."EntityId" AND l."Fin" = c."Fin" AND l."Reference" = c."Reference") AS o
        WHERE "Chunk"."Line" = o."Line"
        """;

    public const string UpdateLines = """
        UPDATE "PayrollLines" SET "Status" = COALESCE(c."Status", "PayrollLines"."Status"),
            "TotalInstallments" = COALESCE(c."TotalInstallments", "PayrollLines"."TotalInstallments"),
            "PaidInstallments" = COALESCE(c."PaidInstallments", "PayrollLines"."PaidInstallments"),
            "Amount" = COALESCE(c."Amount", "PayrollLines"."Amount"), "Balance" = COALESCE(c."Balance", "PayrollLines"."Balance"),
            "PostingDepartment" = COALESCE(c."PostingDepartment", "PayrollLines"."PostingDepartment"),
            "PayingDepartment" = COALESCE(c."PayingDepartment", "PayrollLines"."PayingDepartment"), "UpdatedAt" = @now
        FROM "Chunk" AS c WHERE c."LineId" = "PayrollLines"."Id" AND c."Result" = 'updated'
        """;

    public const string CreateLines = """
        INSERT INTO "PayrollLines" ("EnrollmentId", "EntityId", "Fin", "Reference", "Status", "TotalInstallments", "PaidInstallments",
            "Amount", "Balance", "PostingDepartment", "PayingDepartment", "UpdatedAt", "ImportId")
        SELECT "EnrollmentId", "EntityId", "Fin", "Reference", "Status", "TotalInstallments", "PaidInstallments",
            "Amount", "Balance", "PostingDepartment", "PayingDepartment", @now, @import
        FROM "Chunk" WHERE "EntityId" IS NOT NULL AND "Result" IS NULL
        """;
}
