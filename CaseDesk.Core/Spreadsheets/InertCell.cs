using System.Buffers;
using System.Globalization;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Every text the desk writes into a spreadsheet passes here: what a program would run as a formula stays a text.</summary>
public static class InertCell
{
    /// <summary>What begins a formula, in the forms that some programs take for the plain ones.</summary>
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("=+-@|%\t\r\n＝＋－＠﹦﹢﹣﹫−⁺⁻");

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„‟«»‘’‚‛`´＂＇");

    /// <summary>The same text, with an apostrophe in front when it begins like a formula. Half a character, or one that no cell can hold, is left out.</summary>
    public static string Of(string text)
    {
        var storable = CellText.Storable(text);
        return IsFormulaLike(storable) ? "'" + storable : storable;
    }

    /// <summary>Whether some program may take the text for a formula: blanks, invisible characters and quotes in front do not help.</summary>
    public static bool IsFormulaLike(string text)
    {
        foreach (var character in text)
        {
            if (Beginnings.Contains(character))
            {
                return true;
            }

            if (!char.IsWhiteSpace(character) && !char.IsControl(character) && !Quotes.Contains(character)
                && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
            {
                return false;
            }
        }

        return false;
    }
}
