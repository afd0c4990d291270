using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Applying;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports;

/// <summary>
/// Applies a checked import, range by range, under the lease. Each range is one transaction with the cursor in it: after a
/// crash the next run goes on behind the last one that was committed, row-exact.
/// </summary>
internal sealed class ImportApply(
    IDbContextFactory<CaseDeskDbContext> contexts, ImportLeasing leasing, ImportOptions options, TimeProvider clock)
{
    /// <summary>Rows in one transaction: short enough that a take on the same database hardly waits.</summary>
    private const int RangeSize = 4000;

    public async Task RunAsync(Import import, long token, CancellationToken cancellationToken)
    {
        await StartAsync(import.Id, cancellationToken);
        while (await NextRangeAsync(import, token, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        await FinishAsync(import.Id, token, cancellationToken);
    }

    private async Task StartAsync(long importId, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Imports.Where(import => import.Id == importId).ExecuteUpdateAsync(set => set
            .SetProperty(import => import.Status, ImportStatus.Running)
            .SetProperty(import => import.StartedAt, import => import.StartedAt ?? now), cancellationToken);
    }

    private async Task<bool> NextRangeAsync(Import import, long token, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var at = await db.Imports.Where(row => row.Id == import.Id).Select(row => new { row.Cursor, row.LastLine }).SingleAsync(cancellationToken);
        if (at.Cursor >= at.LastLine)
        {
            return false;
        }

        var rows = db.ImportRows.Where(row => row.ImportId == import.Id && row.Line > at.Cursor).OrderBy(row => row.Line);
        var to = await rows.Skip(RangeSize - 1).Select(row => (int?)row.Line).FirstOrDefaultAsync(cancellationToken) ?? at.LastLine;

        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await leasing.RenewAsync(db, token, cancellationToken);
        var source = $"import {import.Id}";
        var sql = new ChunkSql(db, new Dictionary<string, object?>
        {
            ["import"] = import.Id,
            ["from"] = at.Cursor,
            ["to"] = to,
            ["now"] = now,
            ["by"] = source,
            ["zero"] = 0m,
            ["closedBefore"] = Before(options.ReopenClosedAfterDays, now),
            ["endedBefore"] = Before(options.ReopenEndedAfterDays, now),
        });
        var counts = await new ChunkApply(db, sql, import.UpdatesOnly).RunAsync(source, now, cancellationToken);
        await CountAsync(db, import.Id, at.Cursor, to, counts, cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return to < at.LastLine;
    }

    /// <summary>Never is before everything, always is now.</summary>
    private static DateTime Before(int? days, DateTime now) => days is { } count ? now.AddDays(-count) : DateTime.UnixEpoch;

    private static async Task CountAsync(CaseDeskDbContext db, long importId, int from, int to, ChunkCounts counts, CancellationToken cancellationToken)
    {
        var done = await db.ImportRows.CountAsync(row => row.ImportId == importId && row.Line > from && row.Line <= to, cancellationToken);
        await db.Imports.Where(import => import.Id == importId).ExecuteUpdateAsync(set => set
            .SetProperty(import => import.Cursor, to)
            .SetProperty(import => import.Done, import => import.Done + done)
            .SetProperty(import => import.Counts.ClientsCreated, import => import.Counts.ClientsCreated + counts.ClientsCreated)
            .SetProperty(import => import.Counts.ClientsUpdated, import => import.Counts.ClientsUpdated + counts.ClientsUpdated)
            .SetProperty(import => import.Counts.EnrollmentsCreated, import => import.Counts.EnrollmentsCreated + counts.EnrollmentsCreated)
            .SetProperty(import => import.Counts.PayrollLinesCreated, import => import.Counts.PayrollLinesCreated + counts.LinesCreated)
            .SetProperty(import => import.Counts.CasesCreated, import => import.Counts.CasesCreated + counts.CasesCreated)
            .SetProperty(import => import.Counts.CasesRefreshed, import => import.Counts.CasesRefreshed + counts.CasesRefreshed)
            .SetProperty(import => import.Counts.CasesResumed, import => import.Counts.CasesResumed + counts.CasesResumed)
            .SetProperty(import => import.Counts.CasesWithheld, import => import.Counts.CasesWithheld + counts.CasesWithheld), cancellationToken);
    }

    /// <summary>Counts the outcomes from the rows themselves, and checks that they add up.</summary>
    private async Task FinishAsync(long importId, long token, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await leasing.RenewAsync(db, token, cancellationToken);
        var outcomes = await db.ImportRows.Where(row => row.ImportId == importId).GroupBy(row => row.Outcome)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var import = await db.Imports.SingleAsync(row => row.Id == importId, cancellationToken);
        import.Finish(import.Counts with
        {
            Created = outcomes.GetValueOrDefault(RowOutcome.Created),
            Updated = outcomes.GetValueOrDefault(RowOutcome.Updated),
            Unchanged = outcomes.GetValueOrDefault(RowOutcome.Unchanged),
            Duplicate = outcomes.GetValueOrDefault(RowOutcome.Duplicate),
            Rejected = outcomes.GetValueOrDefault(RowOutcome.Rejected),
        }, now);
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
    }
}
