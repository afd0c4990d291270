using CaseDesk.Core.Users;

namespace CaseDesk.Core.Team;

/// <summary>Somebody of the team, as lists show him.</summary>
public sealed record TeamMember(string Id, string Name, string Email, UserRole Role, bool IsActive, bool HasPassword, int Held);
