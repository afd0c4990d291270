namespace CaseDesk.Core.Spreadsheets;

/// <summary>A file that is not read, and why, in a code that the screens put into words.</summary>
/// <param name="code">One of <see cref="SheetRefusal"/>.</param>
/// <param name="where">A row, or a part of the workbook; null when it is the file as such.</param>
/// <param name="cause">What a library said, for the log.</param>
public sealed class SheetRefusedException(string code, string? where = null, Exception? cause = null)
    : Exception(where is null ? $"The sheet is refused: {code}." : $"The sheet is refused: {code}, at {Short(where)}.", cause)
{
    private const int LongestPlace = 60;

    public string Code => code;

    /// <summary>Cut short: the names inside a file are as long as its maker likes.</summary>
    public string? Where { get; } = where is null ? null : Short(where);

    private static string Short(string where) => where.Length > LongestPlace ? CellText.Storable(where[..LongestPlace]) + "…" : CellText.Storable(where);
}
