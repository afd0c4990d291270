using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>Assignments that end soon: all of them for who leads, one's own for an attendant. None that is over.</summary>
public sealed class NearExpiry(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    /// <param name="within">How soon.</param>
    /// <param name="count">At most so many, soonest first.</param>
    /// <param name="reader">Sees all, or only his own.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<(IReadOnlyList<NearExpiryItem> Items, int Total)> ReadAsync(TimeSpan within, int count, Actor reader, CancellationToken cancellationToken)
    {
        var found = await PageAsync(within, 1, count, reader, cancellationToken);
        return (found.Items, found.Total);
    }

    /// <summary>The same, page by page.</summary>
    public async Task<PageOf<NearExpiryItem>> PageAsync(TimeSpan within, int page, int pageSize, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = Soon(db, within, reader.May(Permission.Supervise) ? null : reader);
        var items = await Items(db, cases).Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancellationToken);
        return new(items, await cases.CountAsync(cancellationToken), page, pageSize);
    }

    /// <summary>What this person holds himself, whatever else he may see: whom a warning is for.</summary>
    public async Task<IReadOnlyList<NearExpiryItem>> HeldByAsync(Actor holder, TimeSpan within, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Items(db, Soon(db, within, holder)).ToListAsync(cancellationToken);
    }

    private IQueryable<Case> Soon(CaseDeskDbContext db, TimeSpan within, Actor? holder)
    {
        var now = clock.Now();
        var before = now + within;
        var cases = db.Cases.Where(EffectiveStatus.Held(now)).Where(@case => @case.ExpiresAt <= before);
        return holder switch
        {
            null => cases,
            CurrentUser { Id: var id } => cases.Where(@case => @case.HolderId == id),
            _ => cases.Where(_ => false),
        };
    }

    private static IQueryable<NearExpiryItem> Items(CaseDeskDbContext db, IQueryable<Case> cases) =>
        from @case in cases
        join user in db.Users on @case.HolderId equals user.Id
        orderby @case.ExpiresAt, @case.Id
        select new NearExpiryItem(@case.Id, @case.AssignmentId!.Value, user.Id, user.Name, @case.ExpiresAt!.Value, @case.Client.Name);
}
