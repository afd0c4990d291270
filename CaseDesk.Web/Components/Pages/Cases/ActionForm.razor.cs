using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Team;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>Asks for what an action needs: a reason, a person, a moment, a status.</summary>
public sealed partial class ActionForm(TimeProvider clock)
{
    private ElementReference _title;
    private string? _userId;
    private DateTime _until;
    private CaseStatus _status = CaseStatus.Available;

    [Parameter, EditorRequired]
    public CaseAction Action { get; set; }

    /// <summary>What is being written; the page keeps it, for the form may be gone before it is sent.</summary>
    [Parameter]
    public string Reason { get; set; } = "";

    [Parameter]
    public EventCallback<string> ReasonChanged { get; set; }

    [Parameter]
    public IReadOnlyList<TeamMember> Team { get; set; } = [];

    [Parameter]
    public EventCallback<CaseCommand> OnConfirm { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private Transition Facts => CaseWorkflow.FactsOf(Action);

    protected override void OnInitialized()
    {
        var local = BusinessTime.ToLocal(clock.Now().AddDays(1));
        _until = new DateTime(local.Year, local.Month, local.Day, local.Hour, 0, 0, DateTimeKind.Unspecified);
    }

    /// <summary>The form opens far from the button that asked for it: keys and screen readers follow.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _title.FocusAsync();
        }
    }

    private Task CloseOnEscapeAsync(KeyboardEventArgs pressed) => pressed.Key == "Escape" ? OnCancel.InvokeAsync() : Task.CompletedTask;

    private Task ConfirmAsync() => OnConfirm.InvokeAsync(new CaseCommand(Action)
    {
        Reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(),
        TargetUserId = string.IsNullOrEmpty(_userId) ? null : _userId,
        TargetStatus = Facts.Effect == ActionEffect.Override ? _status : null,
        ExpiresAt = Facts.Effect == ActionEffect.SetEnd ? BusinessTime.ToUtc(_until) : null,
    });
}
