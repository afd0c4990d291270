using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>What a cell says once everything is gone that programs left in it and nobody typed (domain.md 6.2).</summary>
internal static partial class CellText
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>
    /// Without marks that nobody sees, a formula's quotes and the apostrophe that makes a number a text; blank when it is an error text.
    /// </summary>
    public static SheetCell Clean(SheetCell cell)
    {
        if (cell.Text is not { } written)
        {
            return cell;
        }

        var text = Visible(written);
        if (Quoted().Match(text) is { Success: true } formula)
        {
            text = formula.Groups["value"].Value.Trim();
        }

        if (text is ['\'' or '\u2019' or '`', _, ..] && char.IsAsciiDigit(text[1]))
        {
            text = text[1..];
        }

        return text.Length == 0 || Nothing().IsMatch(text) ? SheetCell.Blank : ReferenceEquals(text, written) ? cell : new(text);
    }

    /// <summary>
    /// Without invisible marks and, at its ends, blanks and control characters; any blank is a plain one. A control character
    /// within stands where a letter was lost, and so does half a character: both become U+FFFD, so that nobody takes the text
    /// for a sound one.
    /// </summary>
    public static string Visible(string text)
    {
        if (text.Length == 0 || (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text[0] != ' ' && text[^1] != ' '))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        var left = text.AsSpan();
        while (Rune.DecodeFromUtf16(left, out var rune, out var length) is var _ && length > 0)
        {
            left = left[length..];
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format:
                    break;
                case UnicodeCategory.Control when rune.Value is not ('\n' or '\t' or '\r'):
                    visible.Append(LostLetter);
                    break;
                case UnicodeCategory.SpaceSeparator:
                    visible.Append(' ');
                    break;
                default:
                    visible.Append(rune.ToString());
                    break;
            }
        }

        return IsControlled(text[0]) || IsControlled(text[^1])
            ? visible.ToString().Trim([.. Blanks, LostLetter])
            : visible.ToString().Trim();
    }

    /// <summary>The form of a code: any hyphen is a plain one, any digit an ASCII one.</summary>
    public static string Plain(string text) => Ascii.IsValid(text) ? text : string.Concat(text.Select(character =>
        char.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)char.GetNumericValue(character)),
            UnicodeCategory.MathSymbol when character == '\u2212' => '-',
            _ => character,
        }));

    /// <summary>At most so many characters, and never half of one.</summary>
    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= longest)
        {
            end += next;
        }

        return text[..end].TrimEnd();
    }

    private const char LostLetter = '\uFFFD';
    private const string Blanks = " \n\t\r";

    private static bool IsControlled(char character) =>
        char.IsControl(character) && !Blanks.Contains(character, StringComparison.Ordinal);

    [GeneratedRegex("^=\\s*\"(?<value>[^\"]*)\"$", Safe)]
    private static partial Regex Quoted();

    /// <summary>Errors of spreadsheets in any language, and the words by which databases and people say that there is nothing.</summary>
    [GeneratedRegex(
        @"^(?:#[\p{L}0-9/_ ]+[!?]|#N/(?:A|D|DISP)|#(?:GETTING|OBTENDO)_\p{L}+|#+|\(?NULL\)?|NAN|N/[AD]|[\-\u2012-\u2015\u2212_.]+)$", Safe)]
    private static partial Regex Nothing();
}
