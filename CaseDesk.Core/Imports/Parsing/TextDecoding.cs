using System.Collections.Frozen;
using System.Text;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>
/// How the bytes of a text become characters: by its byte order mark; else as UTF-8 when all of it is, or all but a few lines, which alone
/// are read as Windows-1252; else as Windows-1252, or as code page 850 when only that gives letters (domain.md 6).
/// </summary>
public static class TextDecoding
{
    private const string Utf8 = "utf-8";
    private const string Windows1252 = "windows-1252";
    private const string CodePage850 = "cp850";

    /// <summary>Signs that office programs put into texts.</summary>
    private const string Signs = "ªº°´§–—‘’“”•…\u00A0";

    /// <summary>The names under which a person may choose one.</summary>
    public static readonly IReadOnlyList<string> Names = [Utf8, Windows1252, CodePage850, "utf-16", "utf-16-be"];

    /// <summary>UTF-8 in which a byte that belongs to no character is one of Windows-1252.</summary>
    private static readonly Encoding Tolerant;

    static TextDecoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Tolerant = Encoding.GetEncoding(Utf8, EncoderFallback.ReplacementFallback, new SingleByteFallback(Encoding.GetEncoding(1252)));
    }

    /// <summary>Looks at the whole text, and leaves the stream at its beginning.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="chosen">One of <see cref="Names"/>, if a person said so; any other name says nothing.</param>
    public static DecodedText Of(Stream stream, string? chosen = null)
    {
        stream.Position = 0;
        Span<byte> mark = stackalloc byte[4];
        var read = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        var name = Names.Contains(chosen) ? chosen : MarkedAs(mark[..read]);
        stream.Position = 0;
        var lines = name is null or Utf8 or "utf-8-bom" ? TextLines.Of(stream) : null;
        stream.Position = 0;
        name ??= lines!.AreUtf8 ? Utf8 : IsCodePage850(lines.HighBytes) ? CodePage850 : Windows1252;
        return name switch
        {
            "utf-16" => new(Encoding.Unicode, name, FrozenSet<int>.Empty),
            "utf-16-be" => new(Encoding.BigEndianUnicode, name, FrozenSet<int>.Empty),
            Windows1252 => new(Encoding.GetEncoding(1252), name, FrozenSet<int>.Empty),
            CodePage850 => new(Encoding.GetEncoding(850), name, FrozenSet<int>.Empty),
            _ => new(Tolerant, name, lines!.Odd),
        };
    }

    private static string? MarkedAs(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8-bom",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16-be",
        _ => null,
    };

    private static bool IsCodePage850(byte[] highBytes)
    {
        var (ansi, dos) = (Encoding.GetEncoding(1252).GetString(highBytes), Encoding.GetEncoding(850).GetString(highBytes));
        return dos.All(IsOfTexts) && !ansi.All(IsOfTexts);
    }

    private static bool IsOfTexts(char character) =>
        (char.IsLetter(character) && character != 'µ') || Signs.Contains(character, StringComparison.Ordinal);

    private sealed class SingleByteFallback(Encoding encoding) : DecoderFallback
    {
        /// <summary>So many bytes may turn out at once to be no character.</summary>
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(encoding);

        private sealed class Buffer(Encoding encoding) : DecoderFallbackBuffer
        {
            private string _characters = "";
            private int _next;

            public override int Remaining => _characters.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_characters, _next) = (encoding.GetString(bytesUnknown), 0);
                return _characters.Length > 0;
            }

            public override char GetNextChar() => Remaining > 0 ? _characters[_next++] : '\0';

            public override bool MovePrevious()
            {
                if (_next == 0)
                {
                    return false;
                }

                _next--;
                return true;
            }

            public override void Reset() => (_characters, _next) = ("", 0);
        }
    }
}
