using System.Text;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>How the bytes of a text become characters: a byte order mark, else strict UTF-8, else Windows-1252 (domain.md 6).</summary>
public static class TextDecoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The names under which a person may choose one.</summary>
    public static readonly IReadOnlyList<string> Names = ["utf-8", "windows-1252", "utf-16", "utf-16-be"];

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of one of <see cref="Names"/>; null for any other name.</summary>
    public static (Encoding Encoding, string Name)? Named(string? name) => name switch
    {
        "utf-8" => (Encoding.UTF8, name),
        "windows-1252" => (Encoding.GetEncoding(1252), name),
        "utf-16" => (Encoding.Unicode, name),
        "utf-16-be" => (Encoding.BigEndianUnicode, name),
        _ => null,
    };

    /// <summary>Looks at the whole text and leaves the stream at its beginning.</summary>
    public static (Encoding Encoding, string Name) Detect(Stream stream)
    {
        stream.Position = 0;
        Span<byte> mark = stackalloc byte[4];
        var read = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        var found = ByMark(mark[..read]) ?? (IsStrictUtf8(stream) ? (StrictUtf8, "utf-8") : (Encoding.GetEncoding(1252), "windows-1252"));
        stream.Position = 0;
        return found;
    }

    private static (Encoding, string)? ByMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, "utf-8-bom"),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, "utf-16"),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, "utf-16-be"),
        _ => null,
    };

    private static bool IsStrictUtf8(Stream stream)
    {
        stream.Position = 0;
        var decoder = StrictUtf8.GetDecoder();
        var bytes = new byte[64 * 1024];
        var characters = new char[bytes.Length + 4];
        try
        {
            int read;
            do
            {
                read = stream.Read(bytes);
                decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read == 0);
            }
            while (read > 0);

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
