using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;
using MudBlazor;

namespace CaseDesk.Web.Components.Layout;

/// <summary>One place of the rail: where it leads, its word and icon, and for whom it is there.</summary>
/// <param name="Href">Below the root, without the slash.</param>
/// <param name="TextKey">The word, in the shared texts.</param>
/// <param name="Icon">A MudBlazor icon.</param>
/// <param name="IsFor">Who sees it.</param>
/// <param name="Counts">The cases whose number stands beside it; null where a number would help nobody.</param>
/// <param name="IsApart">Not a page of ours: it opens in a window of its own.</param>
public sealed record NavItem(string Href, string TextKey, string Icon, Func<CurrentUser, bool> IsFor, CaseFilter? Counts = null, bool IsApart = false)
{
    public static readonly IReadOnlyList<NavItem> All =
    [
        new("", "Nav_Queue", Icons.Material.Outlined.Inbox, user => user.May(Permission.TakeCases), new CaseFilter { Statuses = [CaseStatus.Available] }),
        new("mine", "Nav_Mine", Icons.Material.Outlined.PersonPin, user => user.May(Permission.TakeCases), new CaseFilter { Mine = true, Assigned = true }),
        new("calculator", "Nav_Calculator", Icons.Material.Outlined.Calculate, user => user.May(Permission.Calculate), Pending(CaseStatus.CalculationPending)),
        new("calculator", "Nav_Closing", Icons.Material.Outlined.AssignmentTurnedIn,
            user => user.May(Permission.DecideClosing) && !user.May(Permission.Calculate), Pending(CaseStatus.ClosingPending)),
        new("clients", "Nav_Clients", Icons.Material.Outlined.Contacts, user => user.May(Permission.SeeClients)),
        new("imports", "Nav_Imports", Icons.Material.Outlined.UploadFile, user => user.May(Permission.ImportLists)),
        new("dashboard", "Nav_Dashboard", Icons.Material.Outlined.BarChart, user => user.May(Permission.Supervise)),
        new("team", "Nav_Team", Icons.Material.Outlined.Groups, user => user.May(Permission.ManageUsers)),
        new("maintenance", "Nav_Maintenance", Icons.Material.Outlined.Schedule, user => user.May(Permission.Supervise)),
        new("hangfire", "Nav_Jobs", Icons.Material.Outlined.Settings, user => user.May(Permission.Administer), IsApart: true),
    ];

    private static CaseFilter Pending(CaseStatus status) => new() { Statuses = [status] };
}
