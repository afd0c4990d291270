using System.Globalization;
using System.Text;

namespace CaseDesk.Core.Clients;

/// <summary>
/// The form in which texts are compared: upper case, single blanks, without accents, apostrophes of any kind, hyphens and what
/// cannot be seen. Nobody types again which apostrophe a list was written with.
/// </summary>
public static class SearchText
{
    private const string Apostrophes = "'’‘‛′‵＇՚״׳ꞌ";
    private const char Minus = '−';

    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        var blank = false;
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (IsMark(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                blank = result.Length > 0;
                continue;
            }

            if (blank)
            {
                result.Append(' ');
                blank = false;
            }

            result.Append(char.ToUpperInvariant(character));
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The words of a text, as they were written.</summary>
    internal static IReadOnlyList<string> Words(string text) =>
        [.. text.Split(null as char[], StringSplitOptions.RemoveEmptyEntries).Where(word => Normalise(word).Length > 0)];

    /// <summary>The parts of a word between its hyphens, in normal form.</summary>
    internal static IReadOnlyList<string> Parts(string word)
    {
        var apart = string.Concat(word.Select(character => IsHyphen(character) ? ' ' : character));
        return Normalise(apart).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What a search takes no notice of: apostrophes, accents that stand alone, hyphens, invisible characters.</summary>
    internal static bool IsMark(char character) => IsHyphen(character) || Apostrophes.Contains(character, StringComparison.Ordinal)
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format;

    private static bool IsHyphen(char character) => character == Minus || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation;
}
