namespace CaseDesk.Core.Spreadsheets;

/// <summary>How much of a spreadsheet is read at most. Files come from strangers.</summary>
public static class SheetLimits
{
    public const int Rows = 1_048_576;
    public const int Columns = 500;
    public const int CellLength = 32_767;

    /// <summary>Blank rows in a row after which a sheet counts as over: formatted emptiness can be a million rows long.</summary>
    public const int BlankRun = 20_000;

    /// <summary>Bytes that a workbook may unpack to.</summary>
    public const long Unpacked = 1L << 30;

    /// <summary>Above 10 MiB, no honest part of a workbook packs tighter than this.</summary>
    public const long RatioFloor = 10L << 20;
    public const int Ratio = 200;
}
