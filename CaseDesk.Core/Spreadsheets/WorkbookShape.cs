namespace CaseDesk.Core.Spreadsheets;

/// <summary>What is known of a workbook that passed the guard: enough to choose a sheet, and to read it no further than its values reach.</summary>
public sealed class WorkbookShape
{
    internal WorkbookShape(IReadOnlyList<SheetSummary> sheets, bool countsFrom1904, bool datesFrom1904IsUnread)
    {
        Sheets = sheets;
        CountsFrom1904 = countsFrom1904;
        DatesFrom1904IsUnread = datesFrom1904IsUnread;
    }

    public IReadOnlyList<SheetSummary> Sheets { get; }

    /// <summary>The sheet that is read when nobody chooses: the first that shows, or the first when none does.</summary>
    public SheetSummary First => Sheets.FirstOrDefault(sheet => sheet.Visibility == SheetVisibility.Visible) ?? Sheets[0];

    /// <summary>The workbook counts its days from 1904, also where a cell does not say that it holds one.</summary>
    public bool CountsFrom1904 { get; }

    /// <summary>It says that in a way that the reader does not understand.</summary>
    internal bool DatesFrom1904IsUnread { get; }
}
