namespace CaseDesk.Core.Spreadsheets;

/// <summary>
/// Walks the tags of an XML of strangers without building anything: about ten times as fast as an XML reader, which reads the same
/// bytes afterwards and judges all that is not looked at here. What could make that reader work without end is refused.
/// </summary>
/// <param name="stream">UTF-8.</param>
/// <param name="part">The name to give in a refusal.</param>
internal sealed class XmlTokens(Stream stream, string part)
{
    private readonly byte[] _text = new byte[16];
    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private int _depth;
    private int _tag;
    private int _tagLength;

    /// <summary>Bytes of text between the last tag and this one.</summary>
    public int TextBytes { get; private set; }

    /// <summary>The first few of them.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, Math.Min(TextBytes, _text.Length));

    /// <summary>What stands between the angle brackets, without slashes.</summary>
    public ReadOnlySpan<byte> Tag => _buffer.AsSpan(_tag, _tagLength);

    public XmlTag Kind { get; private set; }

    /// <summary>Moves to the next tag; comments, instructions and text are passed by.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        TextBytes = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'<');
            if (at < 0)
            {
                AddText(_start, _end - _start);
                _start = _end;
                if (!Fill())
                {
                    return false;
                }

                continue;
            }

            AddText(_start, at);
            _start += at;
            if (_end - _start < 16 && Ensure(16) < 2)
            {
                throw Refused(SheetRefusal.Damaged);
            }

            switch (_buffer[_start + 1])
            {
                case (byte)'!':
                    PassDeclaration();
                    break;
                case (byte)'?':
                    Pass("?>"u8);
                    break;
                default:
                    TakeTag();
                    return true;
            }
        }
    }

    private void TakeTag()
    {
        var end = EndOfTag();
        var tag = _buffer.AsSpan(_start + 1, end - _start - 1);
        (_tag, _tagLength) = (_start + 1, tag.Length);
        _start = end + 1;
        if (tag is [(byte)'/', ..])
        {
            (_tag, _tagLength, Kind) = (_tag + 1, _tagLength - 1, XmlTag.Close);
            _depth--;
        }
        else if (tag is [.., (byte)'/'])
        {
            (_tagLength, Kind) = (_tagLength - 1, XmlTag.Empty);
        }
        else
        {
            Kind = XmlTag.Open;
            if (++_depth > SheetLimits.XmlDepth)
            {
                throw Refused(SheetRefusal.XmlTooDeep);
            }
        }
    }

    /// <summary>The bracket that closes the tag: one inside quotes does not.</summary>
    private int EndOfTag()
    {
        var from = 1;
        byte quote = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_start + from, _end - _start - from);
            var at = quote == 0 ? rest.IndexOfAny((byte)'>', (byte)'"', (byte)'\'') : rest.IndexOf(quote);
            if (at < 0)
            {
                from = _end - _start;
                More();
                continue;
            }

            if (rest[at] == (byte)'>' && quote == 0)
            {
                return _start + from + at;
            }

            quote = quote == 0 ? rest[at] : (byte)0;
            from += at + 1;
        }
    }

    private void PassDeclaration()
    {
        var start = _buffer.AsSpan(_start, _end - _start);
        if (start.StartsWith("<!--"u8))
        {
            _start += 4;
            Pass("-->"u8);
        }
        else if (start.StartsWith("<![CDATA["u8))
        {
            _start += 9;
            var length = Pass("]]>"u8);
            AddText(_start - length - 3, length);
        }
        else
        {
            throw Refused(SheetRefusal.XmlDtd);
        }
    }

    private int Pass(ReadOnlySpan<byte> end)
    {
        int at;
        while ((at = _buffer.AsSpan(_start, _end - _start).IndexOf(end)) < 0)
        {
            More();
        }

        _start += at + end.Length;
        return at;
    }

    private void AddText(int from, int bytes)
    {
        if (bytes > 0 && TextBytes < _text.Length)
        {
            _buffer.AsSpan(from, Math.Min(bytes, _text.Length - TextBytes)).CopyTo(_text.AsSpan(TextBytes));
        }

        TextBytes += bytes;
        if (TextBytes > SheetLimits.XmlToken)
        {
            throw Refused(SheetRefusal.CellTooLong);
        }
    }

    private void More()
    {
        var had = _end - _start;
        if (had >= SheetLimits.XmlToken || Ensure(had + 1) <= had)
        {
            throw Refused(SheetRefusal.Damaged);
        }
    }

    /// <summary>How many bytes there are now, at least as many as wanted unless the part ends.</summary>
    private int Ensure(int wanted)
    {
        while (_end - _start < wanted && Fill())
        {
        }

        return _end - _start;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    private SheetRefusedException Refused(string code) => new(code, part);
}
