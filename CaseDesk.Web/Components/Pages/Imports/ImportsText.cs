namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>Names the resource file of the import pages.</summary>
public sealed class ImportsText;
