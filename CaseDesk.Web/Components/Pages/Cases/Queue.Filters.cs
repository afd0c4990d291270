using System.Globalization;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Layout;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>The filters of the list: read from the address, written back to it, shown as chips.</summary>
public sealed partial class Queue
{
    private const string EveryStatus = "todos";
    private static readonly string[] Orders = ["queue", "-created", "expires", "-loans", "loans"];

    private IReadOnlySet<long> _fading = new HashSet<long>();
    private string _typed = "";

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Order { get; set; }

    [SupplyParameterFromQuery]
    private string? Entity { get; set; }

    [SupplyParameterFromQuery]
    private string? Assigned { get; set; }

    [SupplyParameterFromQuery]
    private string? Page { get; set; }

    private long? EntityId => AddressValue.Id(Entity);

    private string OrderCode => Orders.Contains(Order) ? Order! : IsMine ? "expires" : "queue";

    private bool? IsAssigned => AddressValue.Flag(Assigned);

    private string Here => new Uri(navigation.Uri).AbsolutePath;

    private bool IsMine => Here == DeskPlaces.Mine;

    private bool IsStage => Here == DeskPlaces.Stage;

    private bool IsEvery => Status == EveryStatus && !IsMine;

    private IReadOnlyList<CaseStatus> Facets => IsMine
        ? [.. CaseStatuses.Holding, CaseStatus.CalculationPending, CaseStatus.ClosingPending, CaseStatus.NoContact]
        : IsStage && User.May(Permission.Calculate) ? [CaseStatus.CalculationPending, CaseStatus.CalculationApproved, CaseStatus.CalculationRejected]
        : IsStage ? [CaseStatus.ClosingPending, CaseStatus.ContractDone, CaseStatus.ClosingRejected]
        : User.May(Permission.SeeEveryCase) ? CaseStatuses.All : [CaseStatus.Available];

    /// <summary>Those worth showing: with cases, or chosen.</summary>
    private IEnumerable<CaseStatus> FacetsShown => Facets.Where(status => IsChosen(status) || _counts.GetValueOrDefault(status) > 0);

    private bool IsChosen(CaseStatus status) => Statuses is [var only] && only == status;

    private bool ShowsEvery => IsMine || (!IsStage && User.May(Permission.SeeEveryCase));

    private IReadOnlyList<CaseStatus> Statuses =>
        IsEvery ? []
        : CaseStatuses.TryParse(Status, out var chosen) ? [chosen]
        : IsMine ? Facets
        : Q is { Length: > 0 } || IsAssigned is not null ? []
        : [Facets[0]];

    private CaseFilter Filter => new()
    {
        Statuses = Statuses,
        Mine = IsMine,
        Assigned = IsAssigned,
        Search = Q,
        EntityIds = EntityId is { } bank ? [bank] : null,
        Order = CaseOrders.Parse(OrderCode) ?? CaseOrder.Queue,
    };

    /// <summary>What narrows the list, each with the address of the list without it. The status has its own row.</summary>
    private IEnumerable<(string Words, string Without)> Chips
    {
        get
        {
            if (Q is { Length: > 0 })
            {
                yield return ($"“{Q}”", Address(("q", null)));
            }

            if (EntityId is { } id)
            {
                yield return (_entities.FirstOrDefault(entity => entity.Id == id).Name ?? L["Col_Entity"], Address(("entity", null)));
            }

            if (IsAssigned is { } assigned)
            {
                yield return (L[$"Assigned_{assigned}"], Address(("assigned", null)));
            }
        }
    }

    private string WithoutFilters => Address(("q", null), ("entity", null), ("assigned", null), ("status", null));

    private void Search() => Go("q", _typed.Trim() is { Length: > 0 } typed ? typed : null);

    private void Go(string name, string? value) => navigation.NavigateTo(Address((name, string.IsNullOrEmpty(value) ? null : value)));

    /// <summary>This list with something else; a changed filter begins at the first page.</summary>
    private string Address(params (string Name, object? Value)[] changes)
    {
        var query = new Dictionary<string, object?>
        {
            ["q"] = string.IsNullOrEmpty(Q) ? null : Q,
            ["status"] = Status,
            ["entity"] = EntityId,
            ["assigned"] = IsAssigned is { } assigned ? (assigned ? "true" : "false") : null,
            ["order"] = Order,
            ["page"] = null,
        };
        foreach (var (name, value) in changes)
        {
            query[name] = value;
        }

        return navigation.GetUriWithQueryParameters(Here, query);
    }

    private string PageAddress(int page) => Address(("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));
}
