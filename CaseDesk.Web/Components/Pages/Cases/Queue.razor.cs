using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Layout;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>The queue, one's own cases, and the list of a stage: one page, three addresses, filters in the URL.</summary>
public sealed partial class Queue(
    CaseLists lists, CaseActions actions, NextCase next, EntityList entities, CaseFeed feed, TimeProvider clock, NavigationManager navigation)
{
    private const int PageSize = 25;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShownAfterTaken = TimeSpan.FromSeconds(20);

    private readonly HashSet<long> _changed = [];
    private readonly Dictionary<long, TakenCase> _taken = [];
    private PageOf<CaseItem>? _page;
    private IReadOnlyDictionary<CaseStatus, int> _counts = new Dictionary<CaseStatus, int>();
    private IReadOnlyList<(long Id, string Name)> _entities = [];
    private string? _shown;
    private string? _message;
    private string? _heard;
    private long? _mine;
    private bool _isProblem;
    private ITimer? _timer;

    /// <summary>An attendant's "calculator", a calculator's "mine": not theirs, and said so.</summary>
    private bool IsRefused => IsMine ? !User.May(Permission.TakeCases) : IsStage && !User.May(Permission.Calculate) && !User.May(Permission.DecideClosing);

    private string Title => L[IsMine ? "Title_Mine" : !IsStage ? "Title_Queue" : User.May(Permission.Calculate) ? "Title_Calculator" : "Title_Closing"];

    /// <summary>The page, and in their old places the cases that somebody has just taken from it.</summary>
    private IReadOnlyList<CaseItem> Rows
    {
        get
        {
            var rows = _page!.Items.ToList();
            foreach (var taken in _taken.Values.Where(taken => rows.All(row => row.Id != taken.Item.Id)).OrderBy(taken => taken.Place))
            {
                rows.Insert(Math.Min(taken.Place, rows.Count), taken.Item);
            }

            return rows;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            feed.Changed += OnChanged;
            _timer = clock.CreateTimer(_ => Reload(), null, Refresh, Refresh);
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Here == DeskPlaces.Queue && !User.May(Permission.TakeCases))
        {
            navigation.NavigateTo(DeskPlaces.HomeOf(User) + new Uri(navigation.Uri).Query, replace: true);
            return;
        }

        if (Here != _shown)
        {
            (_shown, _page, _message, _counts) = (Here, null, null, new Dictionary<CaseStatus, int>());
        }

        _typed = Q ?? "";
        _taken.Clear();
        if (!IsRefused)
        {
            await base.OnParametersSetAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        feed.Changed -= OnChanged;
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task ReadAsync()
    {
        if (Filter.SearchProblem is { } problem)
        {
            (_page, _message, _isProblem, _mine) = (new([], 0, 1, PageSize), S[$"Search_{problem}"], true, null);
            return;
        }

        if (_entities.Count == 0)
        {
            _entities = await entities.ReadAsync(Left);
        }

        var changed = _changed.ToHashSet();
        _changed.Clear();
        var fresh = await PageAsync(Page, PageSize, page => lists.ListAsync(Filter, page, PageSize, User, Left));
        await KeepTakenAsync(fresh.Items, changed);
        (_page, _fading) = (fresh, changed);
        _counts = await lists.CountByStatusAsync(Filter, Facets, User, Left);
    }

    /// <summary>A case that somebody took while it was being looked at stays a moment and says who has it, so that nothing vanishes under the cursor.</summary>
    private async Task KeepTakenAsync(IReadOnlyList<CaseItem> fresh, HashSet<long> changed)
    {
        var now = clock.Now();
        foreach (var old in _taken.Values.Where(taken => taken.Until <= now).ToList())
        {
            _taken.Remove(old.Item.Id);
        }

        var before = _page?.Items ?? [];
        var gone = before.Where(item => changed.Contains(item.Id) && fresh.All(row => row.Id != item.Id)).ToList();
        foreach (var (caseId, holding) in await lists.HoldingsAsync([.. gone.Select(item => item.Id)], User, Left))
        {
            var item = gone.First(item => item.Id == caseId);
            _taken[caseId] = new(item, before.ToList().IndexOf(item), holding, now + ShownAfterTaken);
            _heard = L["Gone_Heard", holding.UserName, item.ClientName];
        }
    }

    private Task TakeAsync(long caseId) => ActAsync(async () =>
    {
        switch (await actions.AssignAsync(caseId, User, Left))
        {
            case CaseOutcome.Done done:
                (_message, _isProblem, _mine) = (L["Taken_Until", Formats.WeekdayAndTime(done.Holding!.ExpiresAt)], false, done.CaseId);
                break;
            case var refused:
                (_message, _isProblem, _mine) = (OutcomeWords.Of(refused, S), true, null);
                break;
        }

        await ReadAsync();
    });

    private Task TakeNextAsync() => ActAsync(async () =>
    {
        switch (await next.TakeAsync(Filter with { Mine = false, Assigned = null }, User, Left))
        {
            case NextCaseOutcome.Taken(var done):
                navigation.NavigateTo($"/cases/{done.CaseId}");
                break;
            case NextCaseOutcome.Refused(var why):
                (_message, _isProblem, _mine) = (OutcomeWords.Of(why, S), true, null);
                break;
            default:
                (_message, _isProblem, _mine) = (L["Next_None"], true, null);
                break;
        }
    });

    /// <summary>Somebody changed a case: read again once it is quiet, so that a sweep of hundreds costs one query.</summary>
    private void OnChanged(CaseChanged change) => _ = InvokeAsync(() =>
    {
        if (change.CaseId is { } caseId && change.ByUserId != User.Id)
        {
            _changed.Add(caseId);
        }

        _timer?.Change(Quiet, Refresh);
    });
}
