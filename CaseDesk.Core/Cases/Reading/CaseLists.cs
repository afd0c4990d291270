using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>Lists of cases and their counts, always from the same query object.</summary>
public sealed class CaseLists(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    /// <param name="filter">Which cases.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">1 to 200.</param>
    /// <param name="user">Sees what the role and the case allow, the rest masked.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<PageOf<CaseItem>> ListAsync(CaseFilter filter, int page, int pageSize, Actor user, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = new CaseQuery(db, filter, user, now);
        var total = await CountAsync(query, cancellationToken);
        return new(total == 0 ? [] : await PageAsync(db, query, page, pageSize, user, now, cancellationToken), total, page, pageSize);
    }

    /// <summary>A page without the total, for a list that already knows it.</summary>
    public async Task<IReadOnlyList<CaseItem>> PageAsync(CaseFilter filter, int page, int pageSize, Actor user, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await PageAsync(db, new CaseQuery(db, filter, user, now), page, pageSize, user, now, cancellationToken);
    }

    public async Task<int> CountAsync(CaseFilter filter, Actor user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await CountAsync(new CaseQuery(db, filter, user, clock.Now()), cancellationToken);
    }

    /// <summary>How many of the filter's cases are in each of the given statuses, for the facets above a list.</summary>
    public async Task<IReadOnlyDictionary<CaseStatus, int>> CountByStatusAsync(
        CaseFilter filter, IEnumerable<CaseStatus> statuses, Actor user, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = new Dictionary<CaseStatus, int>();
        foreach (var status in statuses)
        {
            counts[status] = await CountAsync(new CaseQuery(db, filter with { Statuses = [status] }, user, now), cancellationToken);
        }

        return counts;
    }

    /// <summary>Which of these cases are held now, and by whom: told to all who take cases, as a refused take tells it too.</summary>
    public async Task<IReadOnlyDictionary<long, Holding>> HoldingsAsync(IReadOnlyCollection<long> caseIds, Actor user, CancellationToken cancellationToken)
    {
        if (caseIds.Count == 0 || !user.May(Permission.TakeCases))
        {
            return new Dictionary<long, Holding>();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (from @case in db.Cases.Where(EffectiveStatus.Held(clock.Now())).Where(@case => caseIds.Contains(@case.Id))
                      join holder in db.Users on @case.HolderId equals holder.Id
                      select new { @case.Id, Holding = new Holding(@case.AssignmentId!.Value, holder.Id, holder.Name, @case.AssignedAt!.Value, @case.ExpiresAt!.Value) })
            .ToDictionaryAsync(row => row.Id, row => row.Holding, cancellationToken);
    }

    /// <summary>The ids of the first cases of a filter, for taking the next one.</summary>
    internal static async Task<List<long>> FirstIdsAsync(
        CaseDeskDbContext db, CaseFilter filter, int count, Actor user, DateTime now, CancellationToken cancellationToken)
    {
        var query = new CaseQuery(db, filter, user, now);
        return query.Slices.Count == 0
            ? []
            : await query.Page(0, count).Select(@case => @case.Id).ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<CaseItem>> PageAsync(
        CaseDeskDbContext db, CaseQuery query, int page, int pageSize, Actor user, DateTime now, CancellationToken cancellationToken)
    {
        if (query.Slices.Count == 0)
        {
            return [];
        }

        var rows = await CaseRow.From(db, query.Page((page - 1) * pageSize, pageSize)).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.For(user, now))];
    }

    private static async Task<int> CountAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        var total = 0;
        foreach (var slice in query.Slices)
        {
            total += await slice.CountAsync(cancellationToken);
        }

        return total;
    }
}
