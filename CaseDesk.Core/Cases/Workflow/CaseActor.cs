using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Workflow;

/// <summary>The person (or, without a role, the system) who acts, as the workflow sees it.</summary>
/// <param name="Role">Null is the system.</param>
/// <param name="IsHolder">Holds the case, and the time is not over.</param>
/// <param name="IsOwner">Follows the case.</param>
public readonly record struct CaseActor(UserRole? Role, bool IsHolder, bool IsOwner)
{
    public static readonly CaseActor System = new(null, false, false);

    internal Who As => (IsHolder ? Who.Holder : Who.None) | (IsOwner ? Who.Owner : Who.None) | RoleAs;

    private Who RoleAs => Role switch
    {
        UserRole.Admin => Who.Admin,
        UserRole.Supervisor => Who.Supervisor,
        UserRole.Attendant => Who.Attendant,
        UserRole.Calculator => Who.Calculator,
        UserRole.Closer => Who.Closer,
        _ => Who.System,
    };
}
