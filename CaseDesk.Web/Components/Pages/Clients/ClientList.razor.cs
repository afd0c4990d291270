using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Directory;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Clients;

/// <summary>Everybody the desk knows.</summary>
public sealed partial class ClientList(ClientDirectory directory, CaseOpening opening, NavigationManager navigation)
{
    private const int PageSize = 25;

    private PageOf<ClientListItem>? _page;
    private SearchProblem? _refused;
    private string? _message;
    private string _typed = "";
    private string _bank = "";
    private string _status = "";

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Bank { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Page { get; set; }

    private bool IsFiltered => Q is not null || Bank is not null || Status is not null;

    protected override async Task OnParametersSetAsync()
    {
        _message = null;
        (_typed, _bank, _status) = (Q ?? "", Bank ?? "", Status ?? "");
        await base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync()
    {
        _refused = SearchTerms.Read(Q).Problem;
        if (_refused is not null)
        {
            return;
        }

        var filter = new ClientFilter(Q, AddressValue.Text(Bank), CaseStatuses.TryParse(Status, out var status) ? status : null);
        _page = await PageAsync(Page, PageSize, page => directory.ListAsync(filter, page, PageSize, User, Left));
    }

    private Task OpenCaseAsync(long clientId) => ActAsync(async () =>
    {
        switch (await opening.OpenAsync(clientId, User, Left))
        {
            case OpenCaseOutcome.Opened(var caseId):
                navigation.NavigateTo($"/cases/{caseId}");
                return;
            case OpenCaseOutcome.AlreadyOpen(var caseId):
                _message = L["Case_AlreadyOpen", caseId];
                break;
            case OpenCaseOutcome.NoSuchClient:
                _message = S["Outcome_NotFound"];
                break;
            default:
                _message = S["Outcome_NotAllowed"];
                break;
        }

        await ReadAsync();
    });

    private void Search() => navigation.NavigateTo(Address(1));

    private string Address(int page) => navigation.GetUriWithQueryParameters("/clients", new Dictionary<string, object?>
    {
        ["q"] = _typed.Trim() is { Length: > 0 } typed ? typed : null,
        ["bank"] = _bank.Trim() is { Length: > 0 } bank ? bank : null,
        ["status"] = _status.Length > 0 ? _status : null,
        ["page"] = page > 1 ? page : null,
    });
}
