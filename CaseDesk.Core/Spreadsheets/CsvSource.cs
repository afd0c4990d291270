namespace CaseDesk.Core.Spreadsheets;

/// <summary>
/// The text of a CSV, whose start can be looked at before it is read. Every line break becomes LF: the library that splits the
/// records takes a lone CR inside quotes for the way the lines end, and misreads the records that follow.
/// </summary>
internal sealed class CsvSource : TextReader
{
    private const int Looked = 32 * 1024;

    private readonly TextReader _rest;
    private readonly char[] _start = new char[Looked];
    private readonly int _length;
    private int _given;
    private bool _afterReturn;

    public CsvSource(TextReader text)
    {
        _rest = text;
        for (int read; _length < Looked && (read = ReadRest(_start.AsSpan(_length))) > 0; _length += read)
        {
        }
    }

    public ReadOnlySpan<char> Start => _start.AsSpan(0, _length);

    public override int Read(Span<char> buffer)
    {
        if (_given == _length)
        {
            return ReadRest(buffer);
        }

        var given = Math.Min(buffer.Length, _length - _given);
        _start.AsSpan(_given, given).CopyTo(buffer);
        _given += given;
        return given;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadRest(Span<char> buffer)
    {
        int read;
        while ((read = _rest.Read(buffer)) > 0)
        {
            var kept = _afterReturn || buffer[..read].Contains('\r') ? Joined(buffer[..read]) : read;
            if (kept > 0)
            {
                return kept;
            }
        }

        return 0;
    }

    private int Joined(Span<char> text)
    {
        var kept = 0;
        foreach (var character in text)
        {
            if (character != '\n' || !_afterReturn)
            {
                text[kept++] = character == '\r' ? '\n' : character;
            }

            _afterReturn = character == '\r';
        }

        return kept;
    }
}
