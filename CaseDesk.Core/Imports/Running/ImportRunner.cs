using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Applying;
using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseDesk.Core.Imports.Running;

/// <summary>
/// Works on imports, step by step: a whole check, or one range of an apply. After each step it looks again what is most
/// urgent, so a check never waits for a long apply, and a pause or cancel is heard within a range. Safe to run twice and at
/// once: one process holds the lease, and every step proves it.
/// </summary>
public sealed partial class ImportRunner(
    IDbContextFactory<CaseDeskDbContext> contexts, IFileStore files, ListProcess lists, IOptions<ImportOptions> options, CaseFeed feed, TimeProvider clock,
    ILogger<ImportRunner> logger)
{
    private readonly ImportLeasing _leasing = new(contexts, clock);

    /// <summary>Does all there is to do.</summary>
    /// <returns>False when another process is at it, or took over from this one: it will find everything.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        // Who was woken while this one was about to leave found the lease taken: so one more look after it was given back.
        do
        {
            if (await _leasing.TakeAsync(cancellationToken) is not { } lease)
            {
                return false;
            }

            try
            {
                while (await NextAsync(lease, cancellationToken) is { } import)
                {
                    await StepAsync(lease, import, cancellationToken);
                }
            }
            catch (LeaseLostException)
            {
                return false;
            }

            await lease.ReturnAsync(cancellationToken);
        }
        while (await IsMoreAsync(cancellationToken));
        return true;
    }

    private async Task StepAsync(HeldLease lease, Import import, CancellationToken cancellationToken)
    {
        try
        {
            if (import.Status == ImportStatus.Undoing)
            {
                await new ImportUndo(lease, options.Value, clock).StepAsync(import, cancellationToken);
                feed.Publish(new(null, CaseEventTypes.ImportUndone, null));
            }
            else if (import.Status == ImportStatus.Inspected)
            {
                await CheckAsync(lease, import, cancellationToken);
            }
            else
            {
                await new ImportApply(lease, options.Value, clock).StepAsync(import, cancellationToken);
                feed.Publish(new(null, CaseEventTypes.Created, null));
            }
        }
        catch (Exception error) when (error is not (OperationCanceledException or LeaseLostException) && !DatabaseErrors.IsUnavailable(error))
        {
            LogFailure(logger, import.Id, error);
            await FailAsync(lease, import.Id, "internal_error", null, cancellationToken);
        }
    }

    private async Task CheckAsync(HeldLease lease, Import import, CancellationToken cancellationToken)
    {
        if (await new ImportCheck(files, lists, lease, options.Value, clock).RunAsync(import, cancellationToken) is { } refusal)
        {
            await FailAsync(lease, import.Id, refusal.Code, refusal.Where, cancellationToken);
        }
    }

    private async Task<bool> IsMoreAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Imports.AnyAsync(Import.IsUnderWay, cancellationToken);
    }

    /// <summary>Checks first, for somebody waits at a screen; then what was queued first.</summary>
    private static async Task<Import?> NextAsync(HeldLease lease, CancellationToken cancellationToken)
    {
        await using var look = await lease.LookAsync(cancellationToken);
        return await look.Imports.AsNoTracking().Where(Import.IsUnderWay)
            .OrderBy(import => import.Status == ImportStatus.Inspected ? 0 : 1).ThenBy(import => import.QueuedAt).ThenBy(import => import.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task FailAsync(HeldLease lease, long importId, string error, string? where, CancellationToken cancellationToken)
    {
        await using var write = await lease.BeginWriteAsync(cancellationToken);
        var import = await write.Db.Imports.SingleAsync(row => row.Id == importId, cancellationToken);
        if (ImportStatus.Applying.Contains(import.Status))
        {
            import.Recount(await ImportSteering.OutcomesAsync(write.Db, importId, cancellationToken));
        }

        import.Fail(error, where, clock.Now());
        await write.Db.SaveChangesAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportId} failed.")]
    private static partial void LogFailure(ILogger logger, long importId, Exception error);
}
