using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Acting;

/// <summary>Opens a case by hand for a client who has none.</summary>
public sealed class CaseOpening(IDbContextFactory<CaseDeskDbContext> contexts, CaseFeed feed, TimeProvider clock)
{
    public async Task<OpenCaseOutcome> OpenAsync(long clientId, Actor user, CancellationToken cancellationToken)
    {
        if (!user.May(Permission.OpenCases))
        {
            return new OpenCaseOutcome.NotAllowed();
        }

        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Clients.AnyAsync(client => client.Id == clientId, cancellationToken))
        {
            return new OpenCaseOutcome.NoSuchClient();
        }

        while (true)
        {
            if (await TryOpenAsync(clientId, user, now, cancellationToken) is { } id)
            {
                feed.Publish(new(id, CaseEventTypes.Created, user.StoredId));
                return new OpenCaseOutcome.Opened(id);
            }

            if (await OpenCaseOfAsync(db, clientId, cancellationToken) is { } other)
            {
                return new OpenCaseOutcome.AlreadyOpen(other);
            }
        }
    }

    /// <summary>Null when another open case is in the way; by the time the loser looks it may have ended, and then there is none.</summary>
    private async Task<long?> TryOpenAsync(long clientId, Actor user, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await using var scope = await db.BeginWriteAsync(cancellationToken);
            var opened = new Case(clientId, now);
            db.Cases.Add(opened);
            await db.SaveChangesAsync(cancellationToken);
            db.CaseEvents.Add(new(opened.Id, CaseEventTypes.Created, now, user));
            await db.SaveChangesAsync(cancellationToken);
            await CaseFacts.RefreshAsync(db, [clientId], now, cancellationToken);
            await scope.CommitAsync(cancellationToken);
            return opened.Id;
        }
        catch (DbUpdateException error) when (error.IsUniqueViolation())
        {
            return null;
        }
    }

    private static async Task<long?> OpenCaseOfAsync(CaseDeskDbContext db, long clientId, CancellationToken cancellationToken) =>
        await db.Cases.Where(@case => @case.ClientId == clientId && !CaseStatuses.Terminal.Contains(@case.Status))
            .MaxAsync(@case => (long?)@case.Id, cancellationToken);
}
