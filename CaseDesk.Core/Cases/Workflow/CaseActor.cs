using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Workflow;

/// <summary>Who acts, as one case sees them.</summary>
/// <param name="By">Who it is.</param>
/// <param name="IsHolder">Holds the case, and the time is not over.</param>
/// <param name="IsOwner">Follows the case.</param>
public readonly record struct CaseActor(Actor By, bool IsHolder, bool IsOwner)
{
    internal Who As => (IsHolder ? Who.Holder : Who.None) | (IsOwner ? Who.Owner : Who.None) | RoleAs;

    private Who RoleAs => By switch
    {
        CurrentUser { Role: UserRole.Admin } => Who.Admin,
        CurrentUser { Role: UserRole.Supervisor } => Who.Supervisor,
        CurrentUser { Role: UserRole.Attendant } => Who.Attendant,
        CurrentUser { Role: UserRole.Calculator } => Who.Calculator,
        CurrentUser { Role: UserRole.Closer } => Who.Closer,
        _ => By == Actor.System ? Who.System : Who.Admin,
    };
}
