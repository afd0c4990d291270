using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseDesk.Core.Imports;

/// <summary>Works on an import until it is done or waits for somebody. Safe to run twice and at once; what it finds done it leaves.</summary>
public sealed partial class ImportRunner(
    IDbContextFactory<CaseDeskDbContext> contexts, IFileStore files, IOptions<ImportOptions> options, CaseFeed feed, TimeProvider clock,
    ILogger<ImportRunner> logger)
{
    private readonly ImportLeasing _leasing = new(contexts, clock);

    /// <returns>False when another import, or this one elsewhere, is being worked on: the next look will find it.</returns>
    public async Task<bool> RunAsync(long importId, CancellationToken cancellationToken)
    {
        if (await _leasing.TakeAsync(importId, cancellationToken) is not { } token)
        {
            return false;
        }

        try
        {
            await WorkAsync(importId, token, cancellationToken);
        }
        catch (Exception error) when (error is not (OperationCanceledException or LeaseLostException) && !DatabaseErrors.IsUnavailable(error))
        {
            LogFailure(logger, importId, error);
            await FailAsync(importId, "internal_error", null, cancellationToken);
        }

        await _leasing.ReturnAsync(token, cancellationToken);
        return true;
    }

    /// <summary>Everything that a crash, a restart or a busy desk left unfinished, oldest first.</summary>
    public async Task RunUnfinishedAsync(CancellationToken cancellationToken)
    {
        while (await OldestUnfinishedAsync(cancellationToken) is { } importId && await RunAsync(importId, cancellationToken))
        {
        }
    }

    private async Task WorkAsync(long importId, long token, CancellationToken cancellationToken)
    {
        if (await ReadAsync(importId, cancellationToken) is { Status: ImportStatus.Received } received
            && await new ImportCheck(contexts, files, _leasing, token).RunAsync(received, cancellationToken) is { } refusal)
        {
            await FailAsync(importId, refusal.Code, refusal.Where, cancellationToken);
            return;
        }

        if (await ReadAsync(importId, cancellationToken) is { Status: ImportStatus.Queued or ImportStatus.Running } ready)
        {
            await new ImportApply(contexts, _leasing, options.Value, clock).RunAsync(ready, token, cancellationToken);
            feed.Publish(new(null, CaseEventTypes.Created, null));
        }
    }

    private async Task<long?> OldestUnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Imports.Where(import => ImportStatus.Unfinished.Contains(import.Status)).OrderBy(import => import.Id)
            .Select(import => (long?)import.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<Import?> ReadAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(import => import.Id == importId, cancellationToken);
    }

    private async Task FailAsync(long importId, string error, string? where, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var import = await db.Imports.SingleAsync(row => row.Id == importId, cancellationToken);
        import.Fail(error, where, clock.Now());
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportId} failed.")]
    private static partial void LogFailure(ILogger logger, long importId, Exception error);
}
