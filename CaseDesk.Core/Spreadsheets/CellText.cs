using System.Text;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>What is left of a text between a spreadsheet and a database: no blanks around it, and nothing that only one of the two can keep.</summary>
internal static class CellText
{
    private const char NoBreakSpace = '\u00A0';
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Without blanks at its ends.</summary>
    public static string Clean(string text) => Storable(text.Trim(' ', NoBreakSpace, '\t', '\r', '\n', ByteOrderMark));

    /// <summary>Without control characters but tab and line breaks; half of a surrogate pair becomes U+FFFD.</summary>
    public static string Storable(string text)
    {
        var at = FirstUnstorable(text);
        if (at < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        foreach (var rune in text[at..].EnumerateRunes())
        {
            if (!IsUnstorable(rune.Value))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    private static int FirstUnstorable(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsUnstorable(text[at]) || char.IsSurrogate(text[at]))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Characters outside XML 1.0, which PostgreSQL does not take either where they are NUL.</summary>
    private static bool IsUnstorable(int character) => character is (< 32 and not '\t' and not '\r' and not '\n') or 0xFFFE or 0xFFFF;
}
