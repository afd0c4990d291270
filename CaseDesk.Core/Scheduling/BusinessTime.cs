namespace CaseDesk.Core.Scheduling;

/// <summary>São Paulo time: what people read on screen and where a day begins and ends. Everything stored is UTC.</summary>
public static class BusinessTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");

    /// <summary>The same moment on a clock in São Paulo.</summary>
    public static DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    /// <summary>The moment at which a clock in São Paulo shows this.</summary>
    public static DateTime ToUtc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone);

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>The first moment of a day, in UTC.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>Whole days as a half-open range in UTC: the last day is inside, the first moment after it is not.</summary>
    public static (DateTime From, DateTime Before) Range(DateOnly first, DateOnly last) => (StartOf(first), StartOf(last.AddDays(1)));
}
