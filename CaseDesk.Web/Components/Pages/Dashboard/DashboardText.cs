namespace CaseDesk.Web.Components.Pages.Dashboard;

/// <summary>Names the resource file of the dashboard.</summary>
public sealed class DashboardText;
