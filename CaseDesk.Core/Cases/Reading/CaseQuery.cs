using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>
/// The one query behind list, counts and export: what a person may see, cut down by a filter. It is held as slices that
/// share no case, each simple enough for an index: "free" is the free cases and, apart, the few whose time is over; two
/// indexed counts beat one OR.
/// </summary>
internal sealed class CaseQuery
{
    private readonly DateTime _now;
    private readonly CaseOrder _order;
    private readonly List<IQueryable<Case>> _slices = [];
    private IQueryable<Case>? _due;

    public CaseQuery(CaseDeskDbContext db, CaseFilter filter, Actor user, DateTime now)
    {
        (_now, _order) = (now, filter.Order);
        var cases = Found(db, db.Cases, filter);
        if (filter.EntityIds is { } entityIds)
        {
            var clients = ClientReading.WithLoansAt(db, entityIds);
            cases = cases.Where(@case => clients.Contains(@case.ClientId));
        }

        if (filter.Mine)
        {
            cases = user is CurrentUser { Id: var id }
                ? cases.Where(@case => @case.HolderId == id || @case.OwnerId == id)
                : cases.Where(_ => false);
        }

        var others = cases.Where(CaseVisibility.SeenBy(db, user, now));
        var free = user.May(Permission.TakeCases) ? cases : others;
        if (filter.Statuses.Count == 0)
        {
            AddFree(free, filter);
            AddSuppressed(others, filter);
            AddOthers(others, filter);
            return;
        }

        if (filter.Statuses.Contains(CaseStatus.Available))
        {
            AddFree(free, filter);
        }

        foreach (var status in filter.Statuses.Distinct().Where(status => status != CaseStatus.Available))
        {
            AddStatus(others, status, filter);
        }
    }

    /// <summary>Disjoint parts whose union is the answer; none when the filter contradicts itself.</summary>
    public IReadOnlyList<IQueryable<Case>> Slices => _slices;

    /// <summary>The first <paramref name="count"/> cases after <paramref name="skip"/>, in order. There must be a slice.</summary>
    public IQueryable<Case> Page(int skip, int count)
    {
        var parts = _slices.Select(slice => Ordered(slice, slice == _due).Take(skip + count)).ToList();
        return parts is [var only]
            ? only.Skip(skip)
            : OrderedAcross(parts.Aggregate((left, right) => left.Concat(right))).Skip(skip).Take(count);
    }

    private void AddFree(IQueryable<Case> cases, CaseFilter filter)
    {
        if (filter.Assigned == true || filter.Mine)
        {
            return;
        }

        var now = _now;
        _slices.Add(cases.Where(@case => @case.Status == CaseStatus.Available && @case.SuppressedUntil == null));
        _slices.Add(cases.Where(@case => @case.Status == CaseStatus.Available && @case.SuppressedUntil <= now));
        _slices.Add(_due = cases.Where(EffectiveStatus.Due(now)).Where(@case => @case.SuppressedUntil == null || @case.SuppressedUntil <= now));
    }

    /// <summary>Free, but nobody may contact the client: not for taking. Who looks at every status sees it all the same.</summary>
    private void AddSuppressed(IQueryable<Case> cases, CaseFilter filter)
    {
        var now = _now;
        if (filter.Assigned != true && !filter.Mine)
        {
            _slices.Add(cases.Where(@case => @case.SuppressedUntil > now
                && (@case.Status == CaseStatus.Available || (@case.HolderId != null && @case.ExpiresAt <= now))));
        }
    }

    private void AddOthers(IQueryable<Case> cases, CaseFilter filter)
    {
        var now = _now;
        if (filter.Assigned == true)
        {
            _slices.Add(cases.Where(EffectiveStatus.Held(now)));
            return;
        }

        var notFree = cases.Where(@case => @case.Status != CaseStatus.Available);
        _slices.Add(filter.Assigned == false
            ? notFree.Where(@case => @case.HolderId == null)
            : notFree.Where(@case => @case.HolderId == null || @case.ExpiresAt > now));
    }

    private void AddStatus(IQueryable<Case> cases, CaseStatus status, CaseFilter filter)
    {
        var isHolding = status.Kind() == StatusKind.Holding;
        if (filter.Assigned is { } assigned && assigned != isHolding)
        {
            return;
        }

        var slice = cases.Where(@case => @case.Status == status);
        _slices.Add(isHolding ? slice.Where(EffectiveStatus.Held(_now)) : slice);
    }

    private static IQueryable<Case> Found(CaseDeskDbContext db, IQueryable<Case> cases, CaseFilter filter)
    {
        var search = SearchTerms.Read(filter.Search);
        if (search.IsEmpty)
        {
            return cases;
        }

        var number = search.Number ?? 0;
        if (search.Terms.Count == 0)
        {
            return cases.Where(@case => @case.Id == number);
        }

        var clients = ClientSearch.Matching(db, search);
        if (number == 0)
        {
            return cases.Where(@case => clients.Contains(@case.ClientId));
        }

        var ids = db.Cases.Where(@case => clients.Contains(@case.ClientId)).Select(@case => @case.Id)
            .Union(db.Cases.Where(@case => @case.Id == number).Select(@case => @case.Id));
        return cases.Where(@case => ids.Contains(@case.Id));
    }

    /// <summary>A case whose time is over has waited since then, not since it was last put into the queue.</summary>
    private IQueryable<Case> Ordered(IQueryable<Case> slice, bool due) => _order switch
    {
        CaseOrder.Queue when due => slice.OrderBy(@case => @case.ExpiresAt).ThenBy(@case => @case.Id),
        CaseOrder.Queue => slice.OrderBy(@case => @case.QueuedAt).ThenBy(@case => @case.Id),
        CaseOrder.OldestFirst => slice.OrderBy(@case => @case.CreatedAt).ThenBy(@case => @case.Id),
        CaseOrder.NewestFirst => slice.OrderByDescending(@case => @case.CreatedAt).ThenByDescending(@case => @case.Id),
        CaseOrder.EndingSoonest => slice.OrderBy(@case => @case.ExpiresAt == null).ThenBy(@case => @case.ExpiresAt).ThenBy(@case => @case.Id),
        CaseOrder.FewestLoans => slice.OrderBy(@case => @case.Loans).ThenBy(@case => @case.Id),
        CaseOrder.MostLoans => slice.OrderByDescending(@case => @case.Loans).ThenByDescending(@case => @case.Id),
        _ => throw new InvalidOperationException($"No order for {_order}."),
    };

    private IQueryable<Case> OrderedAcross(IQueryable<Case> union) => _order == CaseOrder.Queue
        ? union.OrderBy(@case => @case.HolderId != null && @case.ExpiresAt <= _now ? @case.ExpiresAt : @case.QueuedAt).ThenBy(@case => @case.Id)
        : Ordered(union, due: false);
}
