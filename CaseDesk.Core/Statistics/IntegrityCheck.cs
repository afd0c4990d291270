using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Statistics;

/// <summary>What must always hold, looked at from outside: schema, assignments, the accounting of imports.</summary>
public sealed class IntegrityCheck(IDbContextFactory<CaseDeskDbContext> contexts)
{
    /// <returns>A sentence for each thing that does not hold; none when all does.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var findings = new List<string>();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            return [$"{pending.Count} migrations are missing; start the server once."];
        }

        if (db.Dialect.IsSqlite)
        {
            var said = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").FirstAsync(cancellationToken);
            Add(said != "ok", $"SQLite says: {said}");
        }

        var stray = await db.Cases.CountAsync(@case => @case.HolderId != null
            && !db.Assignments.Any(row => row.Id == @case.AssignmentId && row.EndedAt == null && row.UserId == @case.HolderId && row.ExpiresAt == @case.ExpiresAt), cancellationToken);
        Add(stray > 0, $"{stray} held cases do not agree with their assignment.");
        var orphans = await db.Assignments.CountAsync(row => row.EndedAt == null && !db.Cases.Any(@case => @case.AssignmentId == row.Id), cancellationToken);
        Add(orphans > 0, $"{orphans} assignments have not ended and belong to no held case.");

        foreach (var import in await db.Imports.AsNoTracking().Where(import => ImportStatus.Finished.Contains(import.Status)).ToListAsync(cancellationToken))
        {
            var rows = await db.ImportRows.CountAsync(row => row.ImportId == import.Id, cancellationToken);
            Add(!import.Counts.AddUp || rows != import.Counts.Rows, $"The rows of import {import.Id} do not add up: {rows} stored, {import.Counts.Rows} counted.");
        }

        return findings;

        void Add(bool fails, string finding)
        {
            if (fails)
            {
                findings.Add(finding);
            }
        }
    }
}
