using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Directory;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Clients;

/// <summary>One client: who it is, what is owed, every case.</summary>
public sealed partial class ClientPage(ClientDirectory directory, CaseOpening opening, NavigationManager navigation)
{
    private ClientDetail? _client;
    private bool _missing;
    private string? _message;

    [Parameter]
    public long Id { get; set; }

    protected override async Task ReadAsync()
    {
        _client = await directory.ReadAsync(Id, User, Left);
        _missing = _client is null;
    }

    private Task OpenCaseAsync() => ActAsync(async () =>
    {
        switch (await opening.OpenAsync(Id, User, Left))
        {
            case OpenCaseOutcome.Opened(var caseId):
                navigation.NavigateTo($"/cases/{caseId}");
                break;
            case OpenCaseOutcome.AlreadyOpen(var caseId):
                _message = L["Case_AlreadyOpen", caseId];
                break;
            default:
                _message = S["Outcome_NotAllowed"];
                break;
        }
    });
}
