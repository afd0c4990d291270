using CaseDesk.Core.Cases;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Statistics;

/// <summary>Assignments that end soon: all of them for who leads, one's own for an attendant. None that is over.</summary>
public sealed class NearExpiry(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    /// <param name="within">How soon.</param>
    /// <param name="count">At most so many, soonest first.</param>
    /// <param name="reader">Sees all, or only his own.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<(IReadOnlyList<NearExpiryItem> Items, int Total)> ReadAsync(TimeSpan within, int count, CurrentUser reader, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var before = now + within;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = db.Cases.Where(EffectiveStatus.Held(now)).Where(@case => @case.ExpiresAt <= before);
        if (!reader.May(Permission.Supervise))
        {
            cases = cases.Where(@case => @case.HolderId == reader.Id);
        }

        var items = await (from @case in cases
                           join user in db.Users on @case.HolderId equals user.Id
                           orderby @case.ExpiresAt, @case.Id
                           select new NearExpiryItem(@case.Id, user.Id, user.Name, @case.ExpiresAt!.Value, @case.Client.Name)).Take(count).ToListAsync(cancellationToken);
        return (items, await cases.CountAsync(cancellationToken));
    }
}
