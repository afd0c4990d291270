using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Team;

/// <summary>Who works here: making accounts, changing roles, letting people go.</summary>
public sealed partial class TeamPage(TeamReading reading, TeamActions actions, PasswordLinks links, NavigationManager navigation)
{
    private IReadOnlyList<TeamMember>? _members;
    private (TeamAct Act, TeamMember Member, UserRole? Role)? _asked;
    private ElementReference _confirm;
    private int _asks;
    private bool _focusConfirm;
    private string? _message;
    private string? _link;
    private bool _isProblem;
    private bool _creating;
    private string _name = "";
    private string _email = "";
    private UserRole _role = UserRole.Attendant;

    private IEnumerable<UserRole> Givable => UserRoles.All.Where(role => Permissions.MayGive(User, role));

    private int ActiveCount => _members!.Count(member => member.IsActive);

    protected override async Task ReadAsync() => _members = await reading.ListAsync(Left);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusConfirm)
        {
            _focusConfirm = false;
            await _confirm.FocusAsync();
        }
    }

    private void Ask(TeamMember member, TeamAct act, UserRole? role = null) =>
        (_asked, _focusConfirm, _creating, _message, _link) = ((act, member, role), true, false, null, null);

    /// <summary>Rows are drawn anew, so that a role that was chosen but not confirmed reads as it is.</summary>
    private void CloseAsked() => (_asked, _asks) = (null, _asks + 1);

    private void AskRole(TeamMember member, object? chosen)
    {
        if (Enum.TryParse<UserRole>(chosen?.ToString(), out var role) && role != member.Role)
        {
            Ask(member, TeamAct.ChangeRole, role);
        }
    }

    private Task DoAskedAsync() => ActAsync(async () =>
    {
        if (_asked is not { } asked)
        {
            return;
        }

        CloseAsked();
        await SayAsync(asked.Act switch
        {
            TeamAct.EndAssignments => await actions.EndAssignmentsAsync(asked.Member.Id, User, Left),
            TeamAct.Disable => await actions.DisableAsync(asked.Member.Id, User, Left),
            _ => await actions.ChangeRoleAsync(asked.Member.Id, asked.Role!.Value, User, Left),
        });
    });

    private Task EnableAsync(string userId) => ActAsync(async () => await SayAsync(await actions.EnableAsync(userId, User, Left)));

    private Task CreateAsync() => ActAsync(async () =>
    {
        var outcome = await actions.CreateAsync(_email, _name, _role, User, Left);
        await SayAsync(outcome);
        if (outcome is TeamOutcome.Done(var userId, _))
        {
            (_creating, _name, _email) = (false, "", "");
            await MakeLinkAsync(userId);
        }
    });

    private Task ShowLinkAsync(string userId) => ActAsync(() => MakeLinkAsync(userId));

    private async Task MakeLinkAsync(string userId)
    {
        _asked = null;
        switch (await links.MakeAsync(userId, User))
        {
            case { } path:
                (_link, _message) = (navigation.ToAbsoluteUri(path).ToString(), null);
                break;
            default:
                (_link, _message, _isProblem) = (null, S["Outcome_NotAllowed"], true);
                break;
        }
    }

    private async Task SayAsync(TeamOutcome outcome)
    {
        (_message, _isProblem, _link) = (Words(outcome), outcome is not TeamOutcome.Done, null);
        await ReadAsync();
    }

    private string Words(TeamOutcome outcome) => outcome switch
    {
        TeamOutcome.Done(_, var freed) => freed > 0 ? L["Done_Freed", freed] : L["Done"],
        TeamOutcome.EmailTaken => L["EmailTaken"],
        TeamOutcome.Invalid(var field) => L[$"Invalid_{field}"],
        TeamOutcome.NotFound => S["Outcome_NotFound"],
        _ => S["Outcome_NotAllowed"],
    };
}
