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
    public async Task<OpenCaseOutcome> OpenAsync(long clientId, CurrentUser user, CancellationToken cancellationToken)
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

        try
        {
            await using var scope = await db.BeginWriteAsync(cancellationToken);
            var opened = new Case(clientId, now);
            db.Cases.Add(opened);
            await db.SaveChangesAsync(cancellationToken);
            db.CaseEvents.Add(new(opened.Id, CaseEventTypes.Created, now, user.Id, user.Name));
            await db.SaveChangesAsync(cancellationToken);
            await CaseLoans.RefreshAsync(db, opened.Id, cancellationToken);
            await SuppressionMarks.RunAsync(db, [clientId], now, cancellationToken);
            await scope.CommitAsync(cancellationToken);
            feed.Publish(new(opened.Id, CaseEventTypes.Created, user.Id));
            return new OpenCaseOutcome.Opened(opened.Id);
        }
        catch (DbUpdateException error) when (error.IsUniqueViolation())
        {
            return new OpenCaseOutcome.AlreadyOpen(await OpenCaseOfAsync(clientId, cancellationToken));
        }
    }

    private async Task<long> OpenCaseOfAsync(long clientId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Cases.Where(@case => @case.ClientId == clientId && !CaseStatuses.Terminal.Contains(@case.Status))
            .MaxAsync(@case => @case.Id, cancellationToken);
    }
}
