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
    public void Nobody_manages_himself(UserRole by, UserRole target) =>
        Assert.False(Permissions.MayManage(new("me", "Ana de Teste", by), "me", target));
}
