using System.Globalization;
using CaseDesk.Core.Clients;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Money and dates as Brazil writes them.</summary>
internal static class Brazilian
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("pt-BR");

    private static readonly string[][] Months =
    [
        ["JANEIRO", "JANUARY"], ["FEVEREIRO", "FEBRUARY"], ["MARCO", "MARCH"], ["ABRIL", "APRIL"], ["MAIO", "MAY"], ["JUNHO", "JUNE"],
        ["JULHO", "JULY"], ["AGOSTO", "AUGUST"], ["SETEMBRO", "SEPTEMBER"], ["OUTUBRO", "OCTOBER"], ["NOVEMBRO", "NOVEMBER"], ["DEZEMBRO", "DECEMBER"],
    ];

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

    /// <summary>The number of a month by its name, whole or cut after three letters or more; some programs write it in English.</summary>
    public static int? MonthNamed(string word)
    {
        var plain = SearchText.Normalise(word);
        var at = plain.Length < 3 ? -1 : Array.FindIndex(Months, names => names.Any(name => name.StartsWith(plain, StringComparison.Ordinal)));
        return at < 0 ? null : at + 1;
    }

    public static long ToCents(decimal amount) => (long)Math.Round(amount * 100m, MidpointRounding.AwayFromZero);
}
