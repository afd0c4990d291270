using CaseDesk.Core.Users;
using MudBlazor;

namespace CaseDesk.Web.Components.Layout;

/// <summary>One place of the rail: where it leads, its word and icon, and for whom it is there.</summary>
/// <param name="Href">Below the root, without the slash.</param>
/// <param name="TextKey">The word, in the shared texts.</param>
/// <param name="Icon">A MudBlazor icon.</param>
/// <param name="IsFor">Who sees it.</param>
/// <param name="IsApart">Not a page of ours: it opens in a window of its own.</param>
public sealed record NavItem(string Href, string TextKey, string Icon, Func<CurrentUser, bool> IsFor, bool IsApart = false)
{
    public static readonly IReadOnlyList<NavItem> All =
    [
        new("", "Nav_Queue", Icons.Material.Outlined.Inbox, user => user.May(Permission.TakeCases)),
        new("mine", "Nav_Mine", Icons.Material.Outlined.PersonPin, user => user.May(Permission.TakeCases)),
        new("calculator", "Nav_Calculator", Icons.Material.Outlined.Calculate, user => user.May(Permission.Calculate)),
        new("clients", "Nav_Clients", Icons.Material.Outlined.Contacts, user => user.May(Permission.SeeClients)),
        new("imports", "Nav_Imports", Icons.Material.Outlined.UploadFile, user => user.May(Permission.ImportLists)),
        new("dashboard", "Nav_Dashboard", Icons.Material.Outlined.BarChart, user => user.May(Permission.Supervise)),
        new("team", "Nav_Team", Icons.Material.Outlined.Groups, user => user.May(Permission.ManageUsers)),
        new("maintenance", "Nav_Maintenance", Icons.Material.Outlined.Schedule, user => user.May(Permission.Supervise)),
        new("hangfire", "Nav_Jobs", Icons.Material.Outlined.Settings, user => user.May(Permission.Administer), IsApart: true),
    ];
}
