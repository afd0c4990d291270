using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>
/// A reference month as people write it: <c>07/2025</c>, <c>072025</c>, <c>202507</c>, <c>2025-07</c>, <c>07/25</c>,
/// <c>jul/25</c>, <c>julho de 2025</c>. The same in a cell, in the upload's field, on the command line and on the screen
/// (domain.md 6.2).
/// </summary>
public static partial class ReferenceMonth
{
    private const int FirstYear = 2000;
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <param name="text">As it was written.</param>
    /// <param name="today">Next year is the last that a month may lie in.</param>
    /// <param name="month">Its first day.</param>
    public static bool TryParse(string? text, DateOnly today, out DateOnly month)
    {
        month = default;
        return Written().Match(CellText.Plain(text ?? "")) is { Success: true } written
            && NumberOf(written.Groups["month"].Value) is { } number
            && int.Parse(written.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) is var year
            && TryMake(written.Groups["year"].Length == 2 ? FirstYear + year : year, number, today, out month);
    }

    /// <summary>Whether a month of this year can be meant at all.</summary>
    internal static bool IsPossible(int year, DateOnly today) => year >= FirstYear && year <= today.Year + 1;

    private static bool TryMake(int year, int number, DateOnly today, out DateOnly month)
    {
        var isPossible = number is >= 1 and <= 12 && IsPossible(year, today);
        month = isPossible ? new(year, number, 1) : default;
        return isPossible;
    }

    private static int? NumberOf(string month) =>
        int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Brazilian.MonthNamed(month);

    [GeneratedRegex(
        @"^\s*(?:(?<month>[0-9]{1,2})\s*[/.\- ]\s*(?<year>[0-9]{4}|[0-9]{2})|(?<year>[0-9]{4})\s*[/.\- ]\s*(?<month>[0-9]{1,2})"
            + @"|(?<month>[0-9]{1,2})(?<year>20[0-9]{2})|(?<year>20[0-9]{2})(?<month>0[1-9]|1[0-2])"
            + @"|(?<month>\p{L}{3,9})\.?\s*(?:de|[/.\-])?\s*(?<year>[0-9]{4}|[0-9]{2}))\s*$", Safe)]
    private static partial Regex Written();
}
