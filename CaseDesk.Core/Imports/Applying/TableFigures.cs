using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// Has PostgreSQL count its tables anew. Its autovacuum looks at them once a minute, and an import fills them in less: from figures of a
/// desk with hardly anybody in it the planner reads whole tables for each range. A table that somebody is at work on is not waited for.
/// </summary>
internal static class TableFigures
{
    private const string Rows = """ "ImportRows" ("ImportId", "Outcome", "Line", "ClientId") """;

    private const string Analyze = "ANALYZE (SKIP_LOCKED) ";

    private const string AnalyzeRows = Analyze + Rows;

    private const string AnalyzeAll = $"""
        {Analyze} "Clients" ("Id", "Cpf"), "Enrollments" ("ClientId", "Number"), "PayrollLines" ("EnrollmentId", "EntityId", "Reference"), "Cases" ("ClientId"), {Rows}
        """;

    /// <summary>A cold disk may need longer than other statements get; the work that went before is committed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>After the first rows of a new import: unknown, it is taken for a single row.</summary>
    public static Task OfRowsAsync(CaseDeskDbContext db, CancellationToken cancellationToken) => RunAsync(db, AnalyzeRows, cancellationToken);

    /// <summary>After the first range of an import, and after the last.</summary>
    public static Task OfAllAsync(CaseDeskDbContext db, CancellationToken cancellationToken) => RunAsync(db, AnalyzeAll, cancellationToken);

    private static async Task RunAsync(CaseDeskDbContext db, string sql, CancellationToken cancellationToken)
    {
        if (!db.Dialect.IsSqlite)
        {
            db.Database.SetCommandTimeout(Patience);
            await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        }
    }
}
