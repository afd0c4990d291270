using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Comparing;
using CaseDesk.Core.Imports.Running;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// Applies a checked import, range by range, under the lease. Each range is one transaction with the cursor in it: after a
/// crash the next run goes on behind the last one that was committed, row-exact.
/// </summary>
internal sealed class ImportApply(HeldLease lease, ImportOptions options, TimeProvider clock)
{
    /// <summary>Applies the next range, or finishes when there is none. Does nothing when somebody paused or cancelled it meanwhile.</summary>
    public async Task StepAsync(Import import, CancellationToken cancellationToken)
    {
        if (import.Cursor >= import.LastLine)
        {
            if (!await new MonthComparison(lease, options).StepAsync(import, cancellationToken))
            {
                await FinishAsync(import.Id, cancellationToken);
            }

            return;
        }

        var (now, begun) = (clock.Now(), clock.GetTimestamp());
        await using var look = await lease.LookAsync(cancellationToken);
        var to = await look.ImportRows.Where(row => row.ImportId == import.Id && row.Line > import.Cursor).OrderBy(row => row.Line)
            .Skip(options.RangeRows - 1).Select(row => (int?)row.Line).FirstOrDefaultAsync(cancellationToken) ?? import.LastLine;
        await using var write = await lease.BeginWriteAsync(cancellationToken);
        if (!await StillRunsAsync(write.Db, import, now, cancellationToken))
        {
            return;
        }

        var counts = await ApplyAsync(write.Db, import, to, now, cancellationToken);
        await CountAsync(write.Db, import, to, counts, begun, cancellationToken);
        await write.CommitAsync(cancellationToken);
        var (isFirst, isLast) = (import.Cursor == 0, to == import.LastLine);
        if (isFirst != isLast) // What fits into one range changes no figures.
        {
            await TableFigures.OfAllAsync(look, cancellationToken);
        }
    }

    private async Task<ChunkCounts> ApplyAsync(CaseDeskDbContext db, Import import, int to, DateTime now, CancellationToken cancellationToken)
    {
        if (import.Kind == ListKind.Suppression)
        {
            await SuppressionApply.RunAsync(db, import, import.Cursor, to, now, cancellationToken);
            return default;
        }

        var source = $"import {import.Id}";
        var (closedBefore, endedBefore) = ReopenAfter.Of(import, options, now);
        var sql = await ChunkSql.BeginAsync(db, new Dictionary<string, object?>
        {
            ["import"] = import.Id,
            ["from"] = import.Cursor,
            ["to"] = to,
            ["now"] = now,
            ["by"] = source,
            ["zero"] = 0m,
            ["closedBefore"] = closedBefore,
            ["endedBefore"] = endedBefore,
        }, cancellationToken);
        return await new ChunkApply(db, sql, import.Kind == ListKind.RegistrationUpdate).RunAsync(source, now, cancellationToken);
    }

    /// <summary>
    /// Takes hold of the import's row for this transaction: whoever pauses or cancels waits for the range, or is seen. The
    /// first range wipes what the check had foreseen.
    /// </summary>
    private static async Task<bool> StillRunsAsync(CaseDeskDbContext db, Import import, DateTime now, CancellationToken cancellationToken)
    {
        var held = db.Imports.Where(row => row.Id == import.Id && ImportStatus.Applying.Contains(row.Status) && row.Cursor == import.Cursor);
        if (await held.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Status, ImportStatus.Running)
            .SetProperty(row => row.StartedAt, row => row.StartedAt ?? now), cancellationToken) == 0)
        {
            return false;
        }

        if (import.Cursor == 0)
        {
            var stored = await held.SingleAsync(cancellationToken);
            stored.Begin();
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    private async Task CountAsync(CaseDeskDbContext db, Import before, int to, ChunkCounts counts, long begun, CancellationToken cancellationToken)
    {
        var done = await db.ImportRows.CountAsync(row => row.ImportId == before.Id && row.Line > before.Cursor && row.Line <= to, cancellationToken);
        var worked = (long)clock.GetElapsedTime(begun).TotalMilliseconds;
        await db.Imports.Where(import => import.Id == before.Id).ExecuteUpdateAsync(set => set
            .SetProperty(import => import.Cursor, to)
            .SetProperty(import => import.Done, import => import.Done + done)
            .SetProperty(import => import.WorkedMilliseconds, import => import.WorkedMilliseconds + worked)
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
    private async Task FinishAsync(long importId, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var write = await lease.BeginWriteAsync(cancellationToken);
        var import = await write.Db.Imports.SingleOrDefaultAsync(row => row.Id == importId && ImportStatus.Applying.Contains(row.Status), cancellationToken);
        if (import is null)
        {
            return;
        }

        import.Recount(await ImportSteering.OutcomesAsync(write.Db, importId, cancellationToken));
        import.Finish(now);
        await write.Db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
