using System.Globalization;
using CaseDesk.Core.Scheduling;

namespace CaseDesk.Web.Components.Shared;

/// <summary>Money, numbers and moments as Brazil writes them, whatever the language of the words.</summary>
public static class Formats
{
    private static readonly CultureInfo Brazil = CultureInfo.GetCultureInfo("pt-BR");

    public static string Money(decimal? amount) => amount?.ToString("N2", Brazil) ?? "—";

    public static string Number(int number) => number.ToString("N0", Brazil);

    /// <summary>With its mask; a masked one stays as it is.</summary>
    public static string Cpf(string cpf) => Core.Clients.Cpf.TryParse(cpf, out var known) ? known.Formatted : cpf;

    public static string Month(DateOnly? month) => month?.ToString("MM/yyyy", Brazil) ?? "—";

    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", Brazil) ?? "—";

    /// <summary>The last day of what ends at this moment.</summary>
    public static string LastDay(DateTime end) => Day(BusinessTime.DayOf(end.AddTicks(-1)));

    /// <summary>The exact moment in São Paulo.</summary>
    public static string Moment(DateTime? utc) => utc is { } moment ? BusinessTime.ToLocal(moment).ToString("dd/MM/yyyy HH:mm", Brazil) : "—";

    /// <summary>Within the week <c>qui., 14:30</c>, else with the date: the same weekday of another week would mislead.</summary>
    public static string When(DateTime utc, DateTime now) => (utc - now).Duration() < TimeSpan.FromDays(6) ? WeekdayAndTime(utc) : Moment(utc);

    /// <summary><c>qui., 14:30</c></summary>
    public static string WeekdayAndTime(DateTime utc) => BusinessTime.ToLocal(utc).ToString("ddd', 'HH:mm", CultureInfo.CurrentCulture);
}
