namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>Names the resource file of the queue and case pages.</summary>
public sealed class CasesText;
