using System.Globalization;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Money and dates as Brazil writes them.</summary>
internal static class Brazilian
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("pt-BR");

    /// <summary><c>1.234,56</c>, with at most two decimals; the thousands points are optional.</summary>
    public static bool TryMoney(ReadOnlySpan<char> text, out decimal amount)
    {
        amount = 0;
        text = text.Trim();
        var comma = text.LastIndexOf(',');
        return !text.IsEmpty
            && (comma < 0 || text.Length - comma - 1 is 1 or 2)
            && decimal.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, Culture, out amount)
            && Math.Abs(amount) < 1_000_000_000_000m;
    }

    public static long ToCents(decimal amount) => (long)Math.Round(amount * 100m, MidpointRounding.AwayFromZero);
}
