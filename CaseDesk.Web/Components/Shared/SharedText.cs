namespace CaseDesk.Web.Components.Shared;

/// <summary>Names the resource file of words that more than one page uses.</summary>
public sealed class SharedText;
