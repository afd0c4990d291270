using System.Globalization;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>One cell as a spreadsheet keeps it: a text, a number (with the zeros of its mask), a date, or nothing.</summary>
public readonly record struct SheetCell(string? Text, double? Number = null, DateTime? Date = null)
{
    public static readonly SheetCell Blank;

    public bool IsBlank => Text is null && Number is null && Date is null;

    /// <summary>What somebody looking at the sheet would read, without the formats of any country.</summary>
    public override string ToString() =>
        Text
        ?? Number?.ToString("0.###############", CultureInfo.InvariantCulture)
        ?? Date?.ToString(Date.Value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        ?? "";
}
