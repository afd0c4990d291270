using System.Text;

namespace CaseDesk.Core.Texts;

/// <summary>
/// The one rule for every text that comes in, by whatever door: it is writing, with line breaks and tabs, and no longer than its
/// field. PostgreSQL stores no NUL and no half of a pair, and what one database stores the other must, too.
/// </summary>
public static class IncomingText
{
    public const string NotWriting = "Control characters and what is no character are not taken.";

    /// <summary>Why a text is not taken, for whoever sent it; null when it is.</summary>
    /// <param name="text">As it came; nothing at all is no problem.</param>
    /// <param name="longest">Code points at most, as PostgreSQL counts: a character beyond the sixteen bits is one.</param>
    public static string? Refusal(string? text, int longest) =>
        text is null ? null
        : !IsWriting(text) ? NotWriting
        : IsLonger(text, longest) ? $"At most {longest} characters are expected."
        : null;

    /// <summary>Whether a text may be taken.</summary>
    public static bool Fits(string? text, int longest) => Refusal(text, longest) is null;

    public static bool IsLonger(string text, int longest) => text.Length > longest && text.Length - text.Count(char.IsLowSurrogate) > longest;

    /// <summary>Whether the text holds nothing but characters, line breaks and tabs.</summary>
    public static bool IsWriting(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out var rune, out var read) == System.Buffers.OperationStatus.Done)
        {
            if ((Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')) || IsNoCharacter(rune))
            {
                return false;
            }

            text = text[read..];
        }

        return text.IsEmpty;
    }

    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
