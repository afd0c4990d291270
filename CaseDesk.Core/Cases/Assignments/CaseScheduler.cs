using System.Data.Common;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>
/// The sweep: puts cases whose time is over back into the queue, records it and tells open screens. Everybody reads the
/// effective status anyway, so it only tidies. Any number of sweeps may run at once.
/// </summary>
public sealed class CaseScheduler(IDbContextFactory<CaseDeskDbContext> contexts, CaseFeed feed, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>How long runs of the job that found nothing stay in the log.</summary>
    private static readonly TimeSpan QuietRunsKept = TimeSpan.FromDays(1);

    /// <param name="by">Who asked for it.</param>
    /// <param name="dryRun">Only look.</param>
    /// <param name="cancellationToken">Stops between batches; what is done stays done.</param>
    public async Task<MaintenanceResult> RunAsync(Actor by, bool dryRun, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var due = await DueAsync(now, cancellationToken);
        if (dryRun)
        {
            return new(null, due.Count, 0, 0, 0, now, by.Name, 0, due);
        }

        var run = await StartRunAsync(new(now, by), cancellationToken);
        var (expired, errors) = (0, 0);
        foreach (var batch in due.Chunk(BatchSize))
        {
            var (ended, failed) = await SweepAsync(run.Id, batch, now, cancellationToken);
            expired += ended;
            errors += failed;
        }

        if (expired > 0)
        {
            feed.Publish(new(null, CaseEventTypes.Expired, null));
        }

        await FinishRunAsync(run, due.Count, expired, errors, cancellationToken);
        return new(run.Id, due.Count, expired, run.AlreadyExpired, errors, now, by.Name, run.DurationMs, due);
    }

    /// <summary>Looks at one case and ends its assignment if the time is over. Null when there is no such case; harmless to repeat.</summary>
    public async Task<ExpiryCheck?> CheckAsync(long caseId, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await CaseSnapshot.ReadAsync(db, caseId, cancellationToken) is not { } seen)
        {
            return null;
        }

        if (!seen.IsOver(now))
        {
            return new(caseId, false, seen.ExpiresAt, false);
        }

        await using var scope = await db.BeginWriteAsync(cancellationToken);
        var ended = await HoldingEnds.FreeDueAsync(db, [caseId], now, cancellationToken);
        db.CaseEvents.AddRange(ended.Select(Expiry));
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        feed.Publish(new(caseId, CaseEventTypes.Expired, null));
        return new(caseId, true, seen.ExpiresAt, ended.Count == 1);
    }

    private static CaseEvent Expiry(EndedHolding holding) =>
        EventsOf.Expiry(holding.CaseId, holding.AssignmentId, holding.UserId, holding.EndedAt, holding.HadActivity);

    private async Task<List<long>> DueAsync(DateTime now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Cases.Where(EffectiveStatus.Due(now)).OrderBy(@case => @case.ExpiresAt).ThenBy(@case => @case.Id)
            .Select(@case => @case.Id).ToListAsync(cancellationToken);
    }

    /// <summary>A batch in one transaction; if that fails, each of its cases on its own, so that one cannot stop the others.</summary>
    private async Task<(int Expired, int Errors)> SweepAsync(long runId, long[] caseIds, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            return (await ExpireAsync(runId, caseIds, now, cancellationToken), 0);
        }
        catch (Exception error) when (error is DbException or DbUpdateException)
        {
            if (caseIds.Length == 1)
            {
                await RecordFailureAsync(runId, caseIds[0], error, cancellationToken);
                return (0, 1);
            }
        }

        var (expired, errors) = (0, 0);
        foreach (var caseId in caseIds)
        {
            var (ended, failed) = await SweepAsync(runId, [caseId], now, cancellationToken);
            expired += ended;
            errors += failed;
        }

        return (expired, errors);
    }

    private async Task<int> ExpireAsync(long runId, long[] caseIds, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        var ended = await HoldingEnds.FreeDueAsync(db, caseIds, now, cancellationToken);
        foreach (var holding in ended)
        {
            db.CaseEvents.Add(Expiry(holding));
            db.MaintenanceRunCases.Add(new(runId, holding.CaseId, holding.AssignmentId, holding.HadActivity, error: null));
        }

        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return ended.Count;
    }

    private async Task RecordFailureAsync(long runId, long caseId, Exception error, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        db.MaintenanceRunCases.Add(new(runId, caseId, null, hadActivity: false, error.GetBaseException().GetType().Name));
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
    }

    private async Task<MaintenanceRun> StartRunAsync(MaintenanceRun run, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        var quietBefore = run.StartedAt - QuietRunsKept;
        await db.MaintenanceRuns.Where(old => old.StartedAt < quietBefore && old.Found == 0 && old.Trigger == MaintenanceTrigger.Job)
            .ExecuteDeleteAsync(cancellationToken);
        db.MaintenanceRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return run;
    }

    private async Task FinishRunAsync(MaintenanceRun run, int found, int expired, int errors, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        db.MaintenanceRuns.Attach(run);
        run.Finish(clock.Now(), found, expired, found - expired - errors, errors);
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
    }
}
