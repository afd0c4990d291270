namespace CaseDesk.Core.Spreadsheets;

/// <summary>The text of a CSV, whose start can be looked at before it is read.</summary>
internal sealed class CsvSource : TextReader
{
    private const int Looked = 32 * 1024;

    private readonly TextReader _rest;
    private readonly char[] _start = new char[Looked];
    private readonly int _length;
    private int _given;

    public CsvSource(TextReader text)
    {
        _rest = text;
        _length = text.ReadBlock(_start, 0, Looked);
    }

    public ReadOnlySpan<char> Start => _start.AsSpan(0, _length);

    public override int Read(Span<char> buffer)
    {
        if (_given == _length)
        {
            return _rest.Read(buffer);
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

    public override int Peek() => _given < _length ? _start[_given] : _rest.Peek();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
