using CaseDesk.Core.Users;

namespace CaseDesk.Tests.Team;

/// <summary>Who may manage whom (domain.md 2).</summary>
public sealed class PermissionTests
{
    private static readonly UserRole[] Workers = [UserRole.Attendant, UserRole.Calculator, UserRole.Closer];

    public static TheoryData<UserRole, UserRole> Pairs => [.. UserRoles.All.SelectMany(by => UserRoles.All.Select(target => (by, target)))];

    [Theory, MemberData(nameof(Pairs))]
    public void An_admin_manages_everybody_and_a_supervisor_those_who_work_on_cases(UserRole by, UserRole target)
    {
        var user = new CurrentUser("me", "Ana de Teste", by);
        var expected = by == UserRole.Admin || (by == UserRole.Supervisor && Workers.Contains(target));

        Assert.Equal(expected, Permissions.MayManage(user, "somebody", target));
        Assert.Equal(expected, Permissions.MayGive(user, target));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Nobody_manages_themselves(UserRole by, UserRole target) =>
        Assert.False(Permissions.MayManage(new CurrentUser("me", "Ana de Teste", by), "me", target));

    [Fact]
    public void The_command_line_may_everything_and_leaves_no_account_behind()
    {
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(Actor.CommandLine.May(permission)));
        Assert.All(UserRoles.All, role => Assert.True(Permissions.MayManage(Actor.CommandLine, "somebody", role)));
        Assert.Null(Actor.CommandLine.StoredId);
        Assert.NotEqual(Actor.System, Actor.CommandLine);
    }

    [Fact]
    public void Who_has_no_account_is_nobody_of_a_row_that_names_nobody()
    {
        Assert.False(Actor.System.Is(null));
        Assert.False(new CurrentUser("me", "Ana de Teste", UserRole.Admin).Is(null));
        Assert.True(new CurrentUser("me", "Ana de Teste", UserRole.Admin).Is("me"));
    }
}
