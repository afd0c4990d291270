using System.Globalization;

namespace CaseDesk.Web.Components.Pages.Dashboard;

/// <summary>The days that the dashboard is about, read from its address: so many last days, or from one day to another, both included.</summary>
public abstract record DashboardPeriod
{
    public const int LongestDays = 366;
    public static readonly IReadOnlyList<int> Presets = [7, 30, 90];

    /// <param name="First">The first day, in São Paulo.</param>
    /// <param name="Last">The last day; it counts to its end.</param>
    /// <param name="Preset">The number of last days, if it was asked for so.</param>
    public sealed record Chosen(DateOnly First, DateOnly Last, int? Preset) : DashboardPeriod;

    /// <summary>No period: the key of the words that say why.</summary>
    public sealed record Refused(string WhyKey) : DashboardPeriod;

    public static DashboardPeriod Read(string? days, string? from, string? to, DateOnly today)
    {
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            return int.TryParse(days ?? "7", NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= LongestDays
                ? new Chosen(today.AddDays(1 - count), today, count)
                : new Refused("Period_BadDays");
        }

        return Day(from) is not { } first || Day(to) is not { } last ? new Refused("Period_BadDay")
            : last < first ? new Refused("Period_Backwards")
            : first > today ? new Refused("Period_Future")
            : last.DayNumber - first.DayNumber >= LongestDays ? new Refused("Period_TooLong")
            : new Chosen(first, last, null);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
