namespace CaseDesk.Web.Components.Pages.Ending;

/// <summary>Names the resource file of the list of what ends soon.</summary>
public sealed class EndingText;
