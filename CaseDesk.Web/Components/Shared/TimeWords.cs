using Microsoft.Extensions.Localization;

namespace CaseDesk.Web.Components.Shared;

/// <summary>Spans of time in words: what is left, and what the policy says.</summary>
public static class TimeWords
{
    /// <summary>What is left of an assignment, exact enough to act on: <c>1 h 5 min</c>.</summary>
    public static string Left(TimeSpan left, IStringLocalizer<SharedText> words) =>
        left <= TimeSpan.Zero ? words["Time_Over"]
        : left < TimeSpan.FromHours(1) ? words["Time_Minutes", Math.Max(1, (int)left.TotalMinutes)]
        : left < TimeSpan.FromHours(100) ? words["Time_Hours", (int)left.TotalHours, left.Minutes]
        : words["Time_Days", (int)left.TotalDays];

    /// <summary>A span as a rule has it, in the largest unit that is whole: <c>72 h</c>, <c>90 min</c>, <c>10 dias</c>.</summary>
    public static string Of(TimeSpan span, IStringLocalizer<SharedText> words) =>
        span > TimeSpan.FromHours(100) && span.Ticks % TimeSpan.TicksPerDay == 0 ? words["Span_Days", (int)span.TotalDays]
        : span.Ticks % TimeSpan.TicksPerHour == 0 ? words["Span_Hours", (int)span.TotalHours]
        : words["Span_Minutes", (int)span.TotalMinutes];

    /// <summary>Several of them: <c>2 h e 15 min</c>.</summary>
    public static string Of(IReadOnlyList<TimeSpan> spans, IStringLocalizer<SharedText> words) => spans.Count switch
    {
        0 => "",
        1 => Of(spans[0], words),
        var count => words["Span_And", string.Join(", ", spans.Take(count - 1).Select(span => Of(span, words))), Of(spans[^1], words)],
    };
}
