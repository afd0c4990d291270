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

    public const string FindEnrollments = """
        UPDATE "Chunk" SET "EnrollmentId" = e."Id" FROM "Enrollments" AS e
        WHERE e."ClientId" = "Chunk"."ClientId" AND e."Number" = "Chunk"."Enrollment" AND "Chunk"."EnrollmentId" IS NULL
        """;

    /// <summary>The last row of a matrícula that names its department and position says what they are now.</summary>
    public const string UpdateEnrollments = """
        UPDATE "Enrollments" SET "DepartmentCode" = COALESCE(n."DepartmentCode", "Enrollments"."DepartmentCode"),
            "DepartmentName" = COALESCE(n."DepartmentName", "Enrollments"."DepartmentName"),
            "Position" = COALESCE(n."Position", "Enrollments"."Position"), "UpdatedAt" = @now
        FROM (SELECT "EnrollmentId", "DepartmentCode", "DepartmentName", "Position",
                ROW_NUMBER() OVER (PARTITION BY "EnrollmentId" ORDER BY "Line") AS "Rank"
              FROM "Chunk" WHERE "EnrollmentId" IS NOT NULL) AS n
        WHERE n."Rank" = 1 AND "Enrollments"."Id" = n."EnrollmentId"
            AND (COALESCE(n."DepartmentCode", "Enrollments"."DepartmentCode") IS DISTINCT FROM "Enrollments"."DepartmentCode"
                OR COALESCE(n."DepartmentName", "Enrollments"."DepartmentName") IS DISTINCT FROM "Enrollments"."DepartmentName"
                OR COALESCE(n."Position", "Enrollments"."Position") IS DISTINCT FROM "Enrollments"."Position")
        """;

    public const string CreateEnrollments = $"""
        INSERT INTO "Enrollments" ("ClientId", "Number", "DepartmentCode", "DepartmentName", "Position", "UpdatedAt")
        SELECT "ClientId", "Enrollment", "DepartmentCode", "DepartmentName", "Position", @now FROM
            (SELECT "ClientId", "Enrollment", "DepartmentCode", "DepartmentName", "Position",
                ROW_NUMBER() OVER (PARTITION BY "ClientId", "Enrollment" ORDER BY "Line") AS "Rank"
             FROM "Chunk" WHERE "EnrollmentId" IS NULL AND {HasEnrollment}) AS n
        WHERE n."Rank" = 1
        ON CONFLICT ("ClientId", "Number") DO NOTHING
        """;

    public const string Compare = $"""
        UPDATE "Chunk" SET "LineId" = o."Id", "Result" = CASE WHEN o."Same" = 1 THEN 'unchanged' ELSE 'updated' END,
            "Overwritten" = CASE WHEN o."Same" = 1 THEN "Chunk"."Overwritten" ELSE o."Before" END
        FROM (SELECT c."Line", l."Id", CASE WHEN {SaysNothingNew} THEN 1 ELSE 0 END AS "Same",
                CAST(json_object('line_id', l."Id", 'status', l."Status", 'total', l."TotalInstallments", 'paid', l."PaidInstallments",
                    'amount', CAST(l."Amount" AS text), 'balance', CAST(l."Balance" AS text), 'posting', l."PostingDepartment", 'paying', l."PayingDepartment") AS text) AS "Before"
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
            "Amount", "Balance", "PostingDepartment", "PayingDepartment", "UpdatedAt")
        SELECT "EnrollmentId", "EntityId", "Fin", "Reference", "Status", "TotalInstallments", "PaidInstallments",
            "Amount", "Balance", "PostingDepartment", "PayingDepartment", @now
        FROM "Chunk" WHERE "EntityId" IS NOT NULL AND "Result" IS NULL
        """;

    public const string JudgeLines = """
        UPDATE "Chunk" SET "Result" = 'created' WHERE "EntityId" IS NOT NULL AND "Result" IS NULL
        """;
}
