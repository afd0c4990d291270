namespace CaseDesk.Core.Spreadsheets;

/// <summary>How much of a spreadsheet is read at most. Files come from strangers.</summary>
public static class SheetLimits
{
    public const int Rows = 1_048_576;

    /// <summary>Columns that hold something. Emptiness may be formatted up to <see cref="FormatColumns"/>.</summary>
    public const int Columns = 500;

    /// <summary>Columns that the format knows: XFD is the last.</summary>
    public const int FormatColumns = 16_384;

    /// <summary>Characters of one cell.</summary>
    public const int CellLength = 32_767;

    /// <summary>Rows without a value between two rows with one.</summary>
    public const int RowGap = 100_000;

    /// <summary>Rows times columns that the reader walks, formatted emptiness included.</summary>
    public const long Area = 4_000_000_000;

    public const int Sheets = 255;

    /// <summary>Entries of the zip that a workbook is.</summary>
    public const int Parts = 5_000;

    /// <summary>Bytes that a workbook may unpack to.</summary>
    public const long Unpacked = 1L << 30;

    /// <summary>Above 10 MiB, no honest part of a workbook packs tighter than <see cref="Ratio"/>.</summary>
    public const long RatioFloor = 10L << 20;
    public const int Ratio = 200;

    public const int SharedStrings = 3_000_000;
    public const long SharedStringBytes = 192L << 20;

    /// <summary>Bytes that the reader copies while it joins the runs of rich texts.</summary>
    public const long Joining = 8L << 30;

    /// <summary>Elements that the reader keeps in memory, such as merged ranges and styles.</summary>
    public const int KeptElements = 300_000;

    /// <summary>Bytes of one tag, comment or text of the XML inside a workbook.</summary>
    public const int XmlToken = 1 << 20;
    public const int XmlDepth = 128;

    /// <summary>Characters of one record of a CSV, line breaks in quotes included.</summary>
    public const int RecordLength = 1 << 20;
}
