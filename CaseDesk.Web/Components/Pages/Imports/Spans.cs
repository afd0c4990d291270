using Microsoft.Extensions.Localization;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>How long something takes, in words no more exact than a person needs.</summary>
public static class Spans
{
    public static string Of(TimeSpan span, IStringLocalizer<ImportsText> words) =>
        span < TimeSpan.FromSeconds(1) ? words["Span_Less"]
        : span < TimeSpan.FromMinutes(2) ? words["Span_Seconds", (int)span.TotalSeconds]
        : span < TimeSpan.FromHours(2) ? words["Span_Minutes", (int)span.TotalMinutes]
        : words["Span_Hours", (int)span.TotalHours, span.Minutes];
}
