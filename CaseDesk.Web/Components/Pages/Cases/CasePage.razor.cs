using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>One case: who it is about, what is owed, who holds it, what can be done, what has happened.</summary>
public sealed partial class CasePage(CaseReading reading, CaseActions actions, CaseNotes notes, TeamReading team, CaseFeed feed, TimeProvider clock)
{
    private static readonly CaseAction[] LikelyOrder =
        [CaseAction.Assign, CaseAction.ApproveCalculation, CaseAction.RejectCalculation, CaseAction.SendToCalculator, CaseAction.Release];

    private static readonly CaseAction[] AskFirst =
        [CaseAction.Release, CaseAction.RejectCalculation, CaseAction.Reassign, CaseAction.ChangeOwner, CaseAction.ChangeExpiry, CaseAction.Cancel, CaseAction.Override];

    private CaseDetail? _case;
    private IReadOnlyList<TeamMember> _team = [];
    private bool _missing;
    private bool _busy;
    private bool _isProblem;
    private string? _message;
    private string _note = "";
    private CaseAction? _asking;
    private ITimer? _timer;

    [Parameter]
    public long Id { get; set; }

    private List<ActionItem> Likely =>
        [.. LikelyOrder.Select(action => _case!.Actions.First(item => item.Action == action)).Where(item => item.Allowed).Take(2)];

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
        if (_case?.Item.Id != Id)
        {
            (_case, _message, _asking, _note) = (null, null, null, "");
        }

        await base.OnParametersSetAsync();
    }

    protected override void Dispose(bool disposing)
    {
        feed.Changed -= OnChanged;
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task ReadAsync()
    {
        _case = await reading.ReadAsync(Id, User, Left);
        _missing = _case is null;
    }

    private async Task StartAsync(CaseAction action)
    {
        if (!AskFirst.Contains(action))
        {
            await ConfirmAsync(new(action));
            return;
        }

        await TryAsync(async () =>
        {
            if (action is CaseAction.Reassign or CaseAction.ChangeOwner or CaseAction.Override && _team.Count == 0)
            {
                _team = await team.TakersAsync(Left);
            }

            _asking = action;
        });
    }

    private async Task ConfirmAsync(CaseCommand command)
    {
        _busy = true;
        var fenced = command with { AssignmentId = _case?.Item.Holding is { } held && held.UserId == User.Id ? held.AssignmentId : null };
        await TryAsync(async () =>
        {
            var outcome = await actions.RunAsync(Id, fenced, User, Left);
            _isProblem = outcome is not CaseOutcome.Done;
            _message = _isProblem ? OutcomeWords.Of(outcome, S) : L[$"Done_{command.Action}"];
            _asking = outcome is CaseOutcome.Invalid ? _asking : null;
        });
        await LoadAsync();
        _busy = false;
    }

    /// <summary>A note that cannot be written keeps its text in the box.</summary>
    private async Task AddNoteAsync()
    {
        _busy = true;
        var assignmentId = _case!.Item.Holding is { } held && held.UserId == User.Id ? held.AssignmentId : (long?)null;
        await TryAsync(async () =>
        {
            switch (await notes.AddAsync(Id, _note, assignmentId, User, Left))
            {
                case NoteOutcome.Added:
                    (_note, _message) = ("", null);
                    break;
                case NoteOutcome.Ended(var holder):
                    (_message, _isProblem) = (OutcomeWords.Of(new CaseOutcome.Ended(holder), S), true);
                    break;
                case NoteOutcome.Invalid:
                    (_message, _isProblem) = (L["Note_Empty"], true);
                    break;
                default:
                    (_message, _isProblem) = (S["Outcome_NotAllowed"], true);
                    break;
            }
        });
        await LoadAsync();
        _busy = false;
    }

    private void OnChanged(CaseChanged change)
    {
        if ((change.CaseId is null || change.CaseId == Id) && (change.ByUserId is null || change.ByUserId != User.Id))
        {
            Reload();
        }
    }
}
