namespace CaseDesk.Core.Users;

/// <summary>What a role may do wherever it is not bound to holding or owning one case (domain.md 2).</summary>
public enum Permission
{
    TakeCases,
    OpenCases,
    SeeEveryCase,
    ActForOthers,
    Supervise,
    Calculate,
    DecideClosing,
    OverrideStatus,
    SeeClients,
    EditClients,
    SeeFullData,
    ImportLists,
    ExportData,
    ManageUsers,
    ManageEveryUser,
    Administer,
}
