using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace CaseDesk.Web.Components.Pages.Team;

/// <summary>Who works here: making accounts, changing roles, letting people go.</summary>
public sealed partial class TeamPage(TeamReading reading, TeamActions actions, PasswordLinks links, NavigationManager navigation)
{
    private IReadOnlyList<TeamMember>? _members;
    private string? _message;
    private string? _link;
    private bool _isProblem;
    private bool _creating;
    private string _name = "";
    private string _email = "";
    private UserRole _role = UserRole.Attendant;

    private IEnumerable<UserRole> Givable => UserRoles.All.Where(role => Permissions.MayGive(User, role));

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (RendererInfo.IsInteractive)
        {
            _members = await reading.ListAsync(Left);
        }
    }

    private async Task CreateAsync()
    {
        var outcome = await RunAsync(() => actions.CreateAsync(_email, _name, _role, User, Left));
        if (outcome is TeamOutcome.Done(var userId, _))
        {
            await ShowLinkAsync(userId);
            (_creating, _name, _email) = (false, "", "");
        }
    }

    private async Task ChangeRoleAsync(TeamMember member, object? chosen)
    {
        if (Enum.TryParse<UserRole>(chosen?.ToString(), out var role) && role != member.Role)
        {
            await RunAsync(() => actions.ChangeRoleAsync(member.Id, role, User, Left));
        }
    }

    private async Task ShowLinkAsync(string userId)
    {
        var member = (await reading.ListAsync(Left)).FirstOrDefault(member => member.Id == userId);
        if (member is null || !Permissions.MayManage(User, member.Id, member.Role))
        {
            (_message, _isProblem) = (S["Outcome_NotAllowed"], true);
            return;
        }

        _link = navigation.ToAbsoluteUri(await links.MakeAsync(userId) ?? "/").ToString();
    }

    private async Task<TeamOutcome> RunAsync(Func<Task<TeamOutcome>> act)
    {
        _link = null;
        var outcome = await act();
        (_message, _isProblem) = outcome switch
        {
            TeamOutcome.Done(_, var freed) => (freed > 0 ? L["Done_Freed", freed] : L["Done"], false),
            TeamOutcome.EmailTaken => (L["EmailTaken"], true),
            TeamOutcome.Invalid(var field) => (L[$"Invalid_{field}"], true),
            TeamOutcome.NotFound => (S["Outcome_NotFound"], true),
            _ => (S["Outcome_NotAllowed"], true),
        };
        _members = await reading.ListAsync(Left);
        return outcome;
    }
}
