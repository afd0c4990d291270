namespace CaseDesk.Web.Components.Pages.Maintenance;

/// <summary>Names the resource file of the run log.</summary>
public sealed class MaintenanceText;
