namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// The working table of a chunk: the good rows of a range of lines, to which each step adds what it found. One write to the
/// import's rows at the end then says what became of them.
/// </summary>
internal static class ChunkStatements
{
    public const string Create = """
        CREATE TEMP TABLE IF NOT EXISTS "Chunk" AS
        SELECT r."Line", r."IsFirstOfClient", r."Cpf", r."Name", r."SearchName", r."Enrollment", r."DepartmentCode", r."DepartmentName",
            r."Position", r."EntityId", r."Fin", r."Reference", r."Status", r."TotalInstallments", r."PaidInstallments", r."Amount",
            r."Balance", r."PostingDepartment", r."PayingDepartment", r."Extras", r."ClientId",
            CAST(0 AS integer) AS "IsNewClient", CAST(NULL AS bigint) AS "EnrollmentId", CAST(NULL AS bigint) AS "LineId",
            r."CaseId", CAST(NULL AS text) AS "CaseEffect", CAST(NULL AS text) AS "Result", CAST(NULL AS text) AS "Why",
            CAST(NULL AS text) AS "Overwritten"
        FROM "ImportRows" AS r WHERE FALSE
        """;

    public const string Clear = """DELETE FROM "Chunk" """;

    public const string Fill = """
        INSERT INTO "Chunk" ("Line", "IsFirstOfClient", "Cpf", "Name", "SearchName", "Enrollment", "DepartmentCode", "DepartmentName",
            "Position", "EntityId", "Fin", "Reference", "Status", "TotalInstallments", "PaidInstallments", "Amount",
            "Balance", "PostingDepartment", "PayingDepartment", "Extras", "ClientId", "IsNewClient")
        SELECT r."Line", r."IsFirstOfClient", r."Cpf", r."Name", r."SearchName", r."Enrollment", r."DepartmentCode", r."DepartmentName",
            r."Position", r."EntityId", r."Fin", r."Reference", r."Status", r."TotalInstallments", r."PaidInstallments", r."Amount",
            r."Balance", r."PostingDepartment", r."PayingDepartment", r."Extras", c."Id",
            CASE WHEN c."Id" IS NULL AND r."IsFirstOfClient" THEN 1 ELSE 0 END
        FROM "ImportRows" AS r LEFT JOIN "Clients" AS c ON c."Cpf" = r."Cpf"
        WHERE r."ImportId" = @import AND r."Line" > @from AND r."Line" <= @to AND r."Outcome" IN ('to_create', 'to_update', 'to_leave', 'to_reject')
        """;

    /// <summary>For PostgreSQL, whose autovacuum never sees a temporary table: without figures the planner takes the chunk for a handful of rows.</summary>
    public const string Analyze = """ANALYZE "Chunk" """;

    /// <summary>An update of somebody the desk does not know.</summary>
    public const string RejectUnknown = """
        UPDATE "Chunk" SET "Result" = 'rejected', "Why" = 'not_found' WHERE "ClientId" IS NULL
        """;

    /// <summary>A row without a loan is about the person.</summary>
    public const string JudgePersons = """
        UPDATE "Chunk" SET "Result" = CASE WHEN "IsNewClient" = 1 AND "IsFirstOfClient" THEN 'created' WHEN "Overwritten" IS NOT NULL THEN 'updated' ELSE 'unchanged' END
        WHERE "Result" IS NULL AND "EntityId" IS NULL
        """;

    public const string Report = """
        UPDATE "ImportRows" SET "Outcome" = c."Result", "Reason" = c."Why", "Overwritten" = c."Overwritten",
            "ClientId" = c."ClientId", "CaseId" = c."CaseId"
        FROM "Chunk" AS c WHERE "ImportRows"."ImportId" = @import AND "ImportRows"."Line" = c."Line"
        """;
}
