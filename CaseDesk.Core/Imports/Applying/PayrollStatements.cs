using CaseDesk.Core.Imports.Reading;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>Enrollments and payroll lines. A blank never overwrites a value, and what is overwritten is kept with the row (domain.md 6.3).</summary>
internal static class PayrollStatements
{
    private const string HasEnrollment = """("EntityId" IS NOT NULL OR "Enrollment" <> '') AND "ClientId" IS NOT NULL""";

    /// <summary>Nothing that row <c>c</c> says of payroll line <c>l</c> differs; a blank says nothing.</summary>
    public static readonly string SaysNothingNew = RowColumns.OfLoan.Sql(
        column => $"COALESCE(c.{column.Quoted}, l.{column.Quoted}) IS NOT DISTINCT FROM l.{column.Quoted}", " AND ");

    /// <summary>A matrícula with and without its leading zeros is the same one; of the few of a client, so it is compared.</summary>
    private const string Find = """
        UPDATE "Chunk" SET "EnrollmentId" = e."Id" FROM "Enrollments" AS e
        WHERE e."ClientId" = "Chunk"."ClientId" AND LTRIM(e."Number", '0') = LTRIM("Chunk"."Enrollment", '0') AND "Chunk"."EnrollmentId" IS NULL
        """;

    public const string FindEnrollments = $"""{Find} AND "Chunk"."IsKnown" = 1""";

    public const string FindCreatedEnrollments = Find;

    /// <summary>Row <c>n</c> says something else of enrollment <c>e</c>; a blank says nothing.</summary>
    public static readonly string NewsOfEnrollment =
        $"({RowColumns.OfEnrollment.Sql(column => $"COALESCE(n.{column.Quoted}, e.{column.Quoted}) IS DISTINCT FROM e.{column.Quoted}", " OR ")})";

    /// <summary>
    /// The last row of a matrícula that names its department, or its position, says what it is now. The CASE keeps PostgreSQL from
    /// making a join of the IN, which would compare each row of the chunk with each that has news.
    /// </summary>
    private static readonly string Changed = $"""
        (SELECT n."Line", e."Id", {RowColumns.OfEnrollment.Sql(column => $"e.{column.Quoted}, n.{column.Quoted} AS \"New{column.Name}\"")}
         FROM "Enrollments" AS e JOIN
            (SELECT "EnrollmentId", "Line", ROW_NUMBER() OVER (PARTITION BY "EnrollmentId" ORDER BY "Line" DESC) AS "Rank",
                {RowColumns.OfEnrollment.Sql(Last)}
             FROM "Chunk" WHERE CASE WHEN "EnrollmentId" IN
                (SELECT e."Id" FROM "Chunk" AS n JOIN "Enrollments" AS e ON e."Id" = n."EnrollmentId" WHERE {NewsOfEnrollment}) THEN 1 ELSE 0 END = 1) AS n
            ON n."EnrollmentId" = e."Id" AND n."Rank" = 1 AND {NewsOfEnrollment}) AS o
        """;

    public static string KeepOverwrittenEnrollments(bool sqlite) => $"""
        UPDATE "Chunk" SET "Overwritten" = {KeptValues.And(sqlite, "enrollment_id", RowColumns.OfEnrollment)}
        FROM {Changed} WHERE "Chunk"."Line" = o."Line"
        """;

    public static readonly string UpdateEnrollments = $"""
        UPDATE "Enrollments" SET {RowColumns.OfEnrollment.Sql(column => $"{column.Quoted} = COALESCE(o.\"New{column.Name}\", o.{column.Quoted})")}, "UpdatedAt" = @now
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
    /// and of those the last, stays, under the number as it came first.
    /// </summary>
    public static readonly string CreateEnrollments = $"""
        INSERT INTO "Enrollments" ("ClientId", "Number", {RowColumns.OfEnrollment.Sql(column => column.Quoted)}, "UpdatedAt", "ImportId")
        SELECT n."ClientId", n."Number", {RowColumns.OfEnrollment.Sql(column => $"n.{column.Quoted}")}, @now, @import FROM
            (SELECT "ClientId", {RowColumns.OfEnrollment.Sql(column => column.Quoted)},
                FIRST_VALUE("Enrollment") OVER (PARTITION BY "ClientId", LTRIM("Enrollment", '0') ORDER BY "Line") AS "Number",
                MIN("Line") OVER (PARTITION BY "ClientId", LTRIM("Enrollment", '0')) AS "FirstLine",
                ROW_NUMBER() OVER (PARTITION BY "ClientId", LTRIM("Enrollment", '0') ORDER BY CASE WHEN "DepartmentCode" IS NULL THEN 1 ELSE 0 END,
                    CASE WHEN "Position" IS NULL THEN 1 ELSE 0 END, "Line" DESC) AS "Rank"
             FROM "Chunk" WHERE "EnrollmentId" IS NULL AND {HasEnrollment}) AS n
        WHERE n."Rank" = 1 ORDER BY n."FirstLine"
        ON CONFLICT ("ClientId", "Number") DO NOTHING
        """;

    public static string Compare(bool sqlite) => $"""
        UPDATE "Chunk" SET "LineId" = o."Id", "Result" = CASE WHEN o."Same" = 1 THEN 'unchanged' ELSE 'updated' END,
            "Overwritten" = CASE WHEN o."Same" = 1 THEN "Chunk"."Overwritten" ELSE {KeptValues.And(sqlite, "line_id", RowColumns.OfLoan)} END
        FROM (SELECT c."Line", CASE WHEN {SaysNothingNew} THEN 1 ELSE 0 END AS "Same", l."Id", {RowColumns.OfLoan.Sql(column => $"l.{column.Quoted}")}
              FROM "Chunk" AS c JOIN "PayrollLines" AS l
                ON l."EnrollmentId" = c."EnrollmentId" AND l."EntityId" = c."EntityId" AND l."Fin" = c."Fin" AND l."Reference" = c."Reference") AS o
        WHERE "Chunk"."Line" = o."Line"
        """;

    public static readonly string UpdateLines = $"""
        UPDATE "PayrollLines" SET {RowColumns.OfLoan.Sql(column => $"{column.Quoted} = COALESCE(c.{column.Quoted}, \"PayrollLines\".{column.Quoted})")}, "UpdatedAt" = @now
        FROM "Chunk" AS c WHERE c."LineId" = "PayrollLines"."Id" AND c."Result" = 'updated'
        """;

    public static readonly string CreateLines = $"""
        INSERT INTO "PayrollLines" ("EnrollmentId", "EntityId", "Fin", "Reference", {RowColumns.OfLoan.Sql(column => column.Quoted)}, "UpdatedAt", "ImportId")
        SELECT "EnrollmentId", "EntityId", "Fin", "Reference", {RowColumns.OfLoan.Sql(column => column.Quoted)}, @now, @import
        FROM "Chunk" WHERE "EntityId" IS NOT NULL AND "Result" IS NULL
        """;

    /// <summary>What the last row says that says anything of it.</summary>
    private static string Last(RowColumn column) => $"""
        FIRST_VALUE({column.Quoted}) OVER (PARTITION BY "EnrollmentId" ORDER BY CASE WHEN {column.Quoted} IS NULL THEN 1 ELSE 0 END, "Line" DESC) AS {column.Quoted}
        """;
}
