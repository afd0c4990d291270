using System.Globalization;

namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>A month as the API writes it: <c>MM/YYYY</c>.</summary>
internal static class AnswerMonth
{
    public static string? Of(DateOnly? month) => month?.ToString("MM/yyyy", CultureInfo.InvariantCulture);
}
