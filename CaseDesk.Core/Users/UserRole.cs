namespace CaseDesk.Core.Users;

/// <summary>What a person does at the desk; everybody has one role (domain.md 2).</summary>
public enum UserRole
{
    Admin,
    Supervisor,
    Attendant,
    Calculator,
    Closer,
}
