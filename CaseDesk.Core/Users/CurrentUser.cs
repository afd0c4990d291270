namespace CaseDesk.Core.Users;

/// <summary>Who is acting: a person with a role, taken from the sign-in and never from what the browser sends along.</summary>
public sealed record CurrentUser(string Id, string Name, UserRole Role)
{
    public bool May(Permission permission) => Permissions.Allow(Role, permission);
}
