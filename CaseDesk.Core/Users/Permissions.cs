using System.Collections.Frozen;
using static CaseDesk.Core.Users.Permission;
using static CaseDesk.Core.Users.UserRole;

namespace CaseDesk.Core.Users;

/// <summary>The one permission table: the API, the pages, the menu and the tests read it (domain.md 2).</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Permission, FrozenSet<UserRole>> Table = new Dictionary<Permission, UserRole[]>
    {
        [TakeCases] = [Attendant, Supervisor, Admin],
        [OpenCases] = [Attendant, Supervisor, Admin],
        [SeeEveryCase] = [Supervisor, Admin],
        [ActForOthers] = [Supervisor, Admin],
        [Supervise] = [Supervisor, Admin],
        [Calculate] = [Calculator, Supervisor, Admin],
        [DecideClosing] = [Closer, Supervisor, Admin],
        [OverrideStatus] = [Admin],
        [SeeClients] = [Attendant, Calculator, Closer, Supervisor, Admin],
        [EditClients] = [Attendant, Supervisor, Admin],
        [SeeFullData] = [Supervisor, Admin],
        [ImportLists] = [Supervisor, Admin],
        [ExportData] = [Supervisor, Admin],
        [ManageUsers] = [Supervisor, Admin],
        [ManageEveryUser] = [Admin],
        [Administer] = [Admin],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());

    public static bool Allow(UserRole role, Permission permission) => Table[permission].Contains(role);

    /// <summary>A supervisor manages attendants, calculators and closers; an admin everybody; nobody themselves.</summary>
    public static bool MayManage(Actor user, string targetId, UserRole targetRole) =>
        !user.Is(targetId) && MayGive(user, targetRole);

    /// <summary>Whether this actor may create a user of that role, or move one into it.</summary>
    public static bool MayGive(Actor user, UserRole role) =>
        user.May(ManageEveryUser) || (user.May(ManageUsers) && role is Attendant or Calculator or Closer);
}
