namespace CaseDesk.Core.Spreadsheets;

/// <summary>The codes of <see cref="SheetRefusedException"/>.</summary>
public static class SheetRefusal
{
    public const string Damaged = "damaged_workbook";
    public const string PasswordProtected = "password_protected";
    public const string OldXls = "old_xls_not_read";
    public const string StrictXlsx = "strict_xlsx_not_read";
    public const string TooLargeUnpacked = "too_large_unpacked";
    public const string TooManyParts = "too_many_parts";
    public const string TooManyRows = "too_many_rows";
    public const string TooManyColumns = "too_many_columns";
    public const string RowGap = "row_gap";
    public const string CellTooLong = "cell_too_long";
    public const string SharedStringsTooLarge = "shared_strings_too_large";
    public const string XmlDtd = "xml_dtd";
    public const string XmlTooDeep = "xml_too_deep";
    public const string RecordTooLong = "record_too_long";
    public const string UnclosedQuote = "unclosed_quote";

    public static IReadOnlyList<string> All { get; } =
    [
        Damaged, PasswordProtected, OldXls, StrictXlsx, TooLargeUnpacked, TooManyParts, TooManyRows, TooManyColumns, RowGap, CellTooLong,
        SharedStringsTooLarge, XmlDtd, XmlTooDeep, RecordTooLong, UnclosedQuote,
    ];
}
