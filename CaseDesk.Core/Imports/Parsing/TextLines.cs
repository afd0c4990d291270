using System.Buffers;
using System.Text;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Which lines of a text are UTF-8 and which are not; those of plain ASCII say nothing.</summary>
internal sealed class TextLines
{
    private const byte LastAscii = 0x7F;
    private readonly HashSet<int> _odd = [];
    private readonly bool[] _seen = new bool[256];
    private int _line = 1;
    private int _sound;
    private (bool Valid, bool Invalid) _current;

    private TextLines() { }

    /// <summary>Lines, from 1, with bytes that are no UTF-8.</summary>
    public IReadOnlySet<int> Odd => _odd;

    /// <summary>All of it, or all but fewer lines than those that show that it is.</summary>
    public bool AreUtf8 => _odd.Count == 0 || _sound > _odd.Count;

    /// <summary>Those beyond ASCII, each once.</summary>
    public byte[] HighBytes => [.. Enumerable.Range(LastAscii + 1, 128).Where(value => _seen[value]).Select(value => (byte)value)];

    public static TextLines Of(Stream stream)
    {
        var lines = new TextLines();
        var buffer = new byte[64 * 1024];
        var kept = 0;
        for (var read = 1; read > 0;)
        {
            read = stream.Read(buffer.AsSpan(kept));
            var bytes = buffer.AsSpan(0, kept + read);
            var left = lines.Take(bytes, isLast: read == 0);
            bytes[^left..].CopyTo(buffer);
            kept = left;
        }

        lines.EndLine();
        return lines;
    }

    /// <returns>So many bytes at the end may be the beginning of a character.</returns>
    private int Take(ReadOnlySpan<byte> bytes, bool isLast)
    {
        while (bytes.Length > 0)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, LastAscii);
            ascii = ascii < 0 ? bytes.Length : ascii;
            Pass(bytes[..ascii]);
            bytes = bytes[ascii..];
            if (bytes.Length == 0)
            {
                break;
            }

            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast)
            {
                return bytes.Length;
            }

            _current = status == OperationStatus.Done ? (true, _current.Invalid) : (_current.Valid, true);
            foreach (var value in bytes[..length])
            {
                _seen[value] = true;
            }

            bytes = bytes[length..];
        }

        return 0;
    }

    private void Pass(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Count((byte)'\n') is > 0 and var ends)
        {
            EndLine();
            _line += ends;
        }
    }

    private void EndLine()
    {
        if (_current.Invalid)
        {
            _odd.Add(_line);
        }
        else if (_current.Valid)
        {
            _sound++;
        }

        _current = default;
    }
}
