using System.Globalization;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>One cell as a spreadsheet keeps it: a text, a number (with the zeros of its mask), a date, or nothing.</summary>
public readonly record struct SheetCell(string? Text, double? Number = null, DateTime? Date = null)
{
    public static readonly SheetCell Blank;

    /// <summary>How many days its number is behind the usual count, if it is a day: of a workbook that counts from 1904.</summary>
    public int DaysBehind { get; init; }

    /// <summary>The number as the day that it would be in any other workbook.</summary>
    public SheetCell AsDay => DaysBehind > 0 && Number is { } number ? new(null, number + DaysBehind) : this;

    public bool IsBlank => Text is null && Number is null && Date is null;

    public static SheetCell Of(string? text) => string.IsNullOrEmpty(text) ? Blank : new(text);

    public static SheetCell Of(decimal? number) => number is null ? Blank : new(null, (double)number.Value);

    public static SheetCell Of(DateOnly? date) => date is null ? Blank : new(null, Date: date.Value.ToDateTime(TimeOnly.MinValue));

    /// <param name="moment">As the reader's clock shows it: spreadsheets know no time zones.</param>
    public static SheetCell Of(DateTime? moment) => moment is null ? Blank : new(null, Date: moment);

    /// <summary>What somebody looking at the sheet would read, without the formats of any country.</summary>
    public override string ToString() =>
        Text
        ?? Number?.ToString("0.###############", CultureInfo.InvariantCulture)
        ?? Date?.ToString(Date.Value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        ?? "";
}
