namespace CaseDesk.Core.Cases.Workflow;

/// <summary>Who may do an action: any one of these suffices.</summary>
[Flags]
public enum Who
{
    None = 0,
    Holder = 1,
    Owner = 2,
    Attendant = 4,
    Supervisor = 8,
    Admin = 16,
    Calculator = 32,
    Closer = 64,
    System = 128,
}
