namespace CaseDesk.Web.Components.Pages.Team;

/// <summary>Names the resource file of the team page.</summary>
public sealed class TeamText;
