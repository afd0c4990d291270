namespace CaseDesk.Core.Users;

/// <summary>The codes under which roles are stored, sent and named in claims.</summary>
public static class UserRoles
{
    public static readonly IReadOnlyList<UserRole> All = Enum.GetValues<UserRole>();

    public static string Code(this UserRole role) => role switch
    {
        UserRole.Admin => "admin",
        UserRole.Supervisor => "supervisor",
        UserRole.Attendant => "attendant",
        UserRole.Calculator => "calculator",
        UserRole.Closer => "closer",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public static UserRole? Parse(string? code)
    {
        foreach (var role in All)
        {
            if (role.Code() == code)
            {
                return role;
            }
        }

        return null;
    }
}
