using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>One case: who it is about, what is owed, who holds it, what can be done, what has happened.</summary>
public sealed partial class CasePage(
    CaseReading reading, CaseLists lists, CaseActions actions, CaseNotes notes, TeamReading team, CaseFeed feed, TimeProvider clock)
{
    private CaseDetail? _case;
    private IReadOnlyList<TeamMember> _team = [];
    private bool _missing;
    private bool _isProblem;
    private string? _message;
    private string? _name;
    private string _note = "";
    private string _reason = "";
    private CaseAction? _asking;
    private long _shown;
    private ITimer? _timer;

    [Parameter]
    public long Id { get; set; }

    /// <summary>The first buttons: ways on before ways back.</summary>
    private List<ActionItem> Likely =>
        [.. _case!.Actions.Where(item => item.Allowed && item.Facts.Way != Way.Aside).OrderBy(item => item.Facts.Way).Take(2)];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            feed.Changed += OnChanged;
            _timer = clock.CreateTimer(_ => Reload(), null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Id)
        {
            (_shown, _case, _name, _missing, _message, _asking) = (Id, null, null, false, null, null);
            CloseKept();
        }

        await base.OnParametersSetAsync();
    }

    protected override void Dispose(bool disposing)
    {
        feed.Changed -= OnChanged;
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    private async Task StartAsync(CaseAction action)
    {
        var facts = CaseWorkflow.FactsOf(action);
        if (!facts.AsksBefore)
        {
            await ConfirmAsync(new(action));
            return;
        }

        await TryAsync(async () =>
        {
            if (facts.NamesPerson && _team.Count == 0)
            {
                _team = await team.TakersAsync(Left);
            }

            (_asking, _reason) = (action, "");
        });
    }

    private Task ConfirmAsync(CaseCommand command) => ActAsync(async () =>
    {
        var fenced = command with { AssignmentId = HeldByReader };
        var outcome = await actions.RunAsync(Id, fenced, User, Left);
        _isProblem = outcome is not CaseOutcome.Done;
        _message = _isProblem ? OutcomeWords.Of(outcome, S) : L[$"Done_{command.Action}"];
        if (outcome is CaseOutcome.Done)
        {
            (_mine, _asking, _reason) = (null, null, "");
        }
        else if (outcome is CaseOutcome.Ended && fenced.AssignmentId is not null)
        {
            Lose();
        }

        await ReadAsync();
    });

    private Task AddNoteAsync() => ActAsync(async () =>
    {
        await SaveNoteAsync(HeldByReader);
        await ReadAsync();
    });

    private void OnChanged(CaseChanged change)
    {
        if ((change.CaseId is null || change.CaseId == Id) && (change.ByUserId is null || change.ByUserId != User.Id))
        {
            Reload();
        }
    }
}
