namespace CaseDesk.Core.Users;

/// <summary>A person who acts: taken from the sign-in and never from what the browser sends along.</summary>
public sealed record CurrentUser(string Id, string Name, UserRole Role) : Actor(Name)
{
    public override string? StoredId => Id;

    public override bool May(Permission permission) => Permissions.Allow(Role, permission);
}
