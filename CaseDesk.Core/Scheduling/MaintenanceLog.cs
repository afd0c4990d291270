using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Scheduling;

/// <summary>Reads the run log of the maintenance.</summary>
public sealed class MaintenanceLog(IDbContextFactory<CaseDeskDbContext> contexts)
{
    private const int Runs = 100;
    private const int CasesOfARun = 8;

    /// <summary>The newest runs, each with its first cases.</summary>
    public async Task<IReadOnlyList<MaintenanceLogItem>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var runs = await db.MaintenanceRuns.AsNoTracking().OrderByDescending(run => run.Id).Take(Runs).ToListAsync(cancellationToken);
        var ids = runs.Where(run => run.Found > 0).Select(run => run.Id).ToList();
        var cases = (await db.MaintenanceRunCases.Where(row => ids.Contains(row.RunId)).OrderBy(row => row.CaseId)
                .Select(row => new { row.RunId, Item = new MaintenanceLogCase(row.CaseId, row.HadActivity, row.Error) }).ToListAsync(cancellationToken))
            .ToLookup(row => row.RunId, row => row.Item);
        return [.. runs.Select(run => new MaintenanceLogItem(
            run.Id, run.StartedAt, run.Trigger, run.ByName, run.Found, run.Expired, run.AlreadyExpired, run.Errors, run.DurationMs,
            [.. cases[run.Id].Take(CasesOfARun)], Math.Max(0, cases[run.Id].Count() - CasesOfARun)))];
    }

    /// <summary>When the last run finished; null when there was none.</summary>
    public async Task<DateTime?> LastAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.MaintenanceRuns.MaxAsync(run => run.FinishedAt, cancellationToken);
    }
}
