namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>The steps of an import, as the page shows them.</summary>
public enum ImportStep
{
    File,
    What,
    Columns,
    Check,
    Run,
    Result,
}
