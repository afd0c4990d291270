using System.Globalization;
using System.Text.RegularExpressions;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Days and months out of cells: dates, serials, and what people write (domain.md 6.2).</summary>
internal static partial class CellDates
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Between 1900 and today. A year of two digits is the last one that lies not in the future.</summary>
    public static DateOnly? Birth(SheetCell cell, DateForm form, DateOnly today) => Read(cell, form) switch
    {
        ({ } day, true) when day > today => day.AddYears(-100),
        ({ } day, _) when day <= today => day,
        _ => null,
    };

    /// <summary>Any day from 1900 to 2100; a year of two digits belongs to this century.</summary>
    public static DateOnly? Day(SheetCell cell, DateForm form) => Read(cell, form).Day;

    /// <summary>A reference month, or that of any date in it.</summary>
    public static DateOnly? Month(SheetCell cell, DateForm form, DateOnly today) =>
        cell.Date is null && ReferenceMonth.TryParse(cell.ToString(), today, out var month) ? month
        : Read(cell, form).Day is { } day && ReferenceMonth.IsPossible(day.Year, today) ? new(day.Year, day.Month, 1)
        : null;

    private static (DateOnly? Day, bool IsShort) Read(SheetCell cell, DateForm form)
    {
        if (cell.Date is { } date)
        {
            return (Within(DateOnly.FromDateTime(date)), false);
        }

        var text = CellText.Plain(cell.ToString());
        text = WithTime().Match(text) is { Success: true } moment ? moment.Groups["day"].Value : text;
        if (Serial().Match(text) is { Success: true } serial)
        {
            return (OfSerial(int.Parse(serial.Groups["days"].ValueSpan, CultureInfo.InvariantCulture)), false);
        }

        if (text.Length is 7 or 8 && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            var digits = text.PadLeft(8, '0');
            var packed = Of(digits[4..], digits[2..4], digits[..2], form);
            return (packed ?? Of(digits[..4], digits[4..6], digits[6..], DateForm.DayFirst), false);
        }

        if (Written().Match(text) is not { Success: true } written)
        {
            return (null, false);
        }

        var (first, middle, last) = (written.Groups["first"].Value, written.Groups["middle"].Value, written.Groups["last"].Value);
        return first.Length == 4 ? (Of(first, middle, last, DateForm.DayFirst), false) : (Of(last, middle, first, form), last.Length < 4);
    }

    /// <summary>Where the month comes first, <paramref name="middle"/> is the day; a month's name says itself what it is.</summary>
    private static DateOnly? Of(string year, string middle, string first, DateForm form)
    {
        var named = Brazilian.MonthNamed(middle);
        var swapped = form == DateForm.MonthFirst && named is null;
        if (NumberOf(year) is not { } years || NumberOf(swapped ? middle : first) is not { } day
            || (named ?? NumberOf(swapped ? first : middle)) is not { } month || month is < 1 or > 12)
        {
            return null;
        }

        years = year.Length == 2 ? 2000 + years : years;
        var exists = years is >= FirstYear and <= LastYear && day >= 1 && day <= DateTime.DaysInMonth(years, month);
        return exists ? new(years, month, day) : null;
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number up to 2100 is a year, and 9999 says that somebody did not know.</summary>
    private static DateOnly? OfSerial(int days) =>
        days is > LastYear and not 9999 ? Within(DateOnly.FromDateTime(DateTime.FromOADate(days))) : null;

    private static DateOnly? Within(DateOnly day) => day.Year is >= FirstYear and <= LastYear ? day : null;

    [GeneratedRegex(
        @"^(?<day>.+?)(?:T|,?\s+)[0-9]{1,2}[:h][0-9]{2}[0-9:.,]*\s*(?:AM|PM)?\s*(?:Z|[+\-][0-9]{2}:?[0-9]{2})?$", Safe)]
    private static partial Regex WithTime();

    [GeneratedRegex(@"^(?<days>[0-9]{4,5})(?:[.,][0-9]+)?$", Safe)]
    private static partial Regex Serial();

    [GeneratedRegex(
        @"^(?<first>[0-9]{1,2}|[0-9]{4})(?:\s*[/.\-]\s*|\s+de\s+|\s+)(?<middle>[0-9]{1,2}|\p{L}{3,9})\.?"
            + @"(?:\s*[/.\-]\s*|\s+de\s+|\s+)(?<last>[0-9]{1,2}|[0-9]{4})$", Safe)]
    private static partial Regex Written();
}
