using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>At which step an import is: where it stands says so, and before the run the address may ask for an earlier one.</summary>
public static class ImportSteps
{
    /// <summary>How it is read may still be changed: no line of it is applied.</summary>
    public static bool MayChoose(ImportItem import) =>
        import is { StartedAt: null, Status: ImportStatus.Inspected or ImportStatus.Checked or ImportStatus.Failed } && !IsChecking(import);

    public static bool IsChecking(ImportItem import) =>
        import.Status == ImportStatus.Received || (import.Status == ImportStatus.Inspected && import.GoesTo != ImportStatus.Inspected);

    public static ImportStep Of(ImportItem import, string? asked) => (MayChoose(import), asked) switch
    {
        (true, "what") => ImportStep.What,
        (true, "columns") => ImportStep.Columns,
        _ => import.Status switch
        {
            ImportStatus.Inspected when !IsChecking(import) => ImportStep.What,
            ImportStatus.Received or ImportStatus.Inspected or ImportStatus.Checked => ImportStep.Check,
            ImportStatus.Queued or ImportStatus.Running or ImportStatus.Paused => ImportStep.Run,
            _ => ImportStep.Result,
        },
    };
}
