using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>A holding that ends while its holder is at work: nothing that he wrote is lost, and he is shown a way on.</summary>
public sealed partial class CasePage
{
    /// <summary>The assignment under which the reader works here; null when it is not his.</summary>
    private long? _mine;

    /// <summary>It ended, and not by the reader's own hand.</summary>
    private bool _isLost;

    /// <summary>Who has the case now that the reader may no longer see it.</summary>
    private Holding? _nowHeldBy;

    /// <summary>The reader saw the case and may no longer; what he saw is gone from the screen, his words are not.</summary>
    private bool IsGone => _missing && _name is not null;

    private bool ShowsKept => _isLost || (IsGone && _note.Length > 0);

    private bool MayTakeAgain => _case?.Item.Status == CaseStatus.Available && User.May(Permission.TakeCases);

    private string LostWords
    {
        get
        {
            var isExpired = _case?.Assignments.FirstOrDefault(row => row.Id == _mine)?.EndReason == EndReason.Expired.Code();
            var what = L[isExpired ? "Lost_Expired" : "Lost"];
            return (_case?.Item.Holding ?? _nowHeldBy) is { } holding
                ? $"{what} {L["Lost_Held", holding.UserName, Formats.When(holding.ExpiresAt, clock.Now())]}"
                : MayTakeAgain ? $"{what} {L["Lost_Free"]}" : what;
        }
    }

    protected override async Task ReadAsync()
    {
        _case = await reading.ReadAsync(Id, User, Left);
        _missing = _case is null;
        _name = _case?.Client.Name ?? _name;
        _nowHeldBy = IsGone ? (await lists.HoldingsAsync([Id], User, Left)).GetValueOrDefault(Id) : null;
        if (HeldByReader is { } assignmentId)
        {
            (_mine, _isLost) = (assignmentId, false);
        }
        else if (_mine is not null)
        {
            Lose();
        }
    }

    private long? HeldByReader => _case?.Item.Holding is { } held && held.UserId == User.Id ? held.AssignmentId : null;

    /// <summary>What was written for an action becomes text to keep.</summary>
    private void Lose()
    {
        if (_asking is not null)
        {
            _note = string.Join("\n", new[] { _note, _reason }.Where(text => text.Length > 0));
        }

        (_isLost, _message, _asking, _reason) = (true, null, null, "");
    }

    private void CloseKept() => (_isLost, _mine, _note, _reason) = (false, null, "", "");

    private Task TakeAgainAsync() => ActAsync(async () =>
    {
        var outcome = await actions.AssignAsync(Id, User, Left);
        (_message, _isProblem) = outcome is CaseOutcome.Done ? (L["Done_Assign"], false) : (OutcomeWords.Of(outcome, S), true);
        if (outcome is CaseOutcome.Done { Holding: { } holding } && _note.Length > 0)
        {
            await SaveNoteAsync(holding.AssignmentId);
        }

        await ReadAsync();
    });

    private Task NoteKeptAsync() => ActAsync(async () =>
    {
        await SaveNoteAsync(null);
        await ReadAsync();
    });

    /// <summary>A note that cannot be written keeps its text.</summary>
    private async Task SaveNoteAsync(long? assignmentId)
    {
        switch (await notes.AddAsync(Id, _note, assignmentId, User, Left))
        {
            case NoteOutcome.Added:
                (_note, _message) = ("", null);
                break;
            case NoteOutcome.Ended:
                Lose();
                break;
            case NoteOutcome.Invalid:
                (_message, _isProblem) = (L["Note_Empty"], true);
                break;
            default:
                (_message, _isProblem) = (S["Outcome_NotAllowed"], true);
                break;
        }
    }
}
