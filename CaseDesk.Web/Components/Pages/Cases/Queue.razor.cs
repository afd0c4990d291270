using System.Globalization;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>The queue, one's own cases, and the calculator's desk: one page, three addresses, filters in the URL.</summary>
public sealed partial class Queue(
    CaseLists lists, CaseActions actions, NextCase next, EntityList entities, CaseFeed feed, TimeProvider clock, NavigationManager navigation)
{
    private const int PageSize = 25;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);

    private readonly HashSet<long> _changed = [];
    private PageOf<CaseItem>? _page;
    private IReadOnlyDictionary<CaseStatus, int> _counts = new Dictionary<CaseStatus, int>();
    private IReadOnlyList<(long Id, string Name)> _entities = [];
    private Exception? _error;
    private string _typed = "";
    private string? _message;
    private long? _taken;
    private bool _isProblem;
    private bool _taking;
    private ITimer? _timer;

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string[]? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Order { get; set; }

    [SupplyParameterFromQuery]
    private long? Entity { get; set; }

    [SupplyParameterFromQuery]
    private int? Page { get; set; }

    private string Here => new Uri(navigation.Uri).AbsolutePath;

    private bool IsMine => Here == "/mine";

    private bool IsCalculator => Here == "/calculator";

    private string Title => L[IsMine ? "Title_Mine" : IsCalculator ? "Title_Calculator" : "Title_Queue"];

    private CaseStatus[] Facets => IsMine
        ? [.. CaseStatuses.Holding, CaseStatus.CalculationPending, CaseStatus.ClosingPending]
        : IsCalculator ? [CaseStatus.CalculationPending, CaseStatus.CalculationApproved, CaseStatus.CalculationRejected]
        : User?.May(Permission.SeeEveryCase) == true ? [.. CaseStatuses.All] : [CaseStatus.Available];

    private IReadOnlyList<CaseStatus> Statuses =>
        Status is { Length: > 0 } codes ? [.. codes.Select(code => CaseStatuses.TryParse(code, out var status) ? status : CaseStatus.Available).Distinct()]
        : IsMine ? []
        : IsCalculator ? [CaseStatus.CalculationPending]
        : Q is { Length: > 0 } ? []
        : [CaseStatus.Available];

    private CaseFilter Filter => new()
    {
        Statuses = Statuses,
        Mine = IsMine,
        Search = Q,
        EntityId = Entity,
        Order = CaseOrders.Parse(Order ?? (IsMine ? "expires" : null)) ?? CaseOrder.Queue,
    };

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        feed.Changed += OnChanged;
        _timer = clock.CreateTimer(_ => Reload(), null, Refresh, Refresh);
        _entities = await entities.ReadAsync(Left);
    }

    protected override async Task OnParametersSetAsync()
    {
        _typed = Q ?? "";
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        feed.Changed -= OnChanged;
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    private async Task LoadAsync()
    {
        _error = null;
        try
        {
            if (Filter.SearchIsTooShort)
            {
                (_page, _message, _isProblem) = (new([], 0, 1, PageSize), L["Search_TooShort"], true);
                return;
            }

            _page = await lists.ListAsync(Filter, Math.Max(1, Page ?? 1), PageSize, User, Left);
            _counts = await lists.CountByStatusAsync(Filter, Facets, User, Left);
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            _error = error;
        }
    }

    private async Task TakeAsync(long caseId)
    {
        switch (await actions.AssignAsync(caseId, User, Left))
        {
            case CaseOutcome.Done done:
                Taken(done);
                break;
            case var refused:
                (_message, _isProblem, _taken) = (OutcomeWords.Of(refused, S), true, null);
                break;
        }

        await LoadAsync();
    }

    private async Task TakeNextAsync()
    {
        _taking = true;
        switch (await next.TakeAsync(Filter with { Mine = false }, User, Left))
        {
            case NextCaseOutcome.Taken(var done):
                navigation.NavigateTo($"/cases/{done.CaseId}");
                return;
            case NextCaseOutcome.Refused(var why):
                (_message, _isProblem, _taken) = (OutcomeWords.Of(why, S), true, null);
                break;
            default:
                (_message, _isProblem, _taken) = (L["Next_None"], true, null);
                break;
        }

        _taking = false;
    }

    private void Taken(CaseOutcome.Done done) =>
        (_message, _isProblem, _taken) = (L["Taken_Until", Formats.WeekdayAndTime(done.Holding!.ExpiresAt)], false, done.CaseId);

    private void SearchAsync() => navigation.NavigateTo(Address(q: _typed.Trim(), page: 1));

    private void Go(string? entity = null, string? order = null) => navigation.NavigateTo(Address(entity: entity, order: order, page: 1));

    private string Address(string? q = null, string? status = null, string? entity = null, string? order = null, int? page = null) =>
        navigation.GetUriWithQueryParameters(Here, new Dictionary<string, object?>
        {
            ["q"] = Blank(q ?? Q),
            ["status"] = status ?? (Status is { Length: 1 } one ? one[0] : null),
            ["entity"] = Blank(entity ?? Entity?.ToString(CultureInfo.InvariantCulture)),
            ["order"] = Blank(order ?? Order),
            ["page"] = (page ?? Page) is > 1 and var number ? number : null,
        });

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Somebody changed a case: read again once it is quiet, so that a sweep of hundreds costs one query.</summary>
    private void OnChanged(CaseChanged change)
    {
        if (change.CaseId is { } caseId && change.ByUserId != User.Id)
        {
            _changed.Add(caseId);
        }

        _timer?.Change(Quiet, Refresh);
    }

    private void Reload() => _ = InvokeAsync(async () =>
    {
        await LoadAsync();
        StateHasChanged();
        _changed.Clear();
    });
}
