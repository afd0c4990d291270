namespace CaseDesk.Core.Spreadsheets;

/// <summary>
/// The text of a CSV, in which every line break is LF: the library that splits the records takes a lone CR inside quotes for the way the lines end, and misreads the records that follow.
/// </summary>
internal sealed class CsvSource(TextReader text) : TextReader
{
    private bool _afterReturn;

    public override int Read(Span<char> buffer)
    {
        int read;
        while ((read = text.Read(buffer)) > 0)
        {
            var kept = _afterReturn || buffer[..read].Contains('\r') ? Joined(buffer[..read]) : read;
            if (kept > 0)
            {
                return kept;
            }
        }

        return 0;
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
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Joined(Span<char> read)
    {
        var kept = 0;
        foreach (var character in read)
        {
            if (character != '\n' || !_afterReturn)
            {
                read[kept++] = character == '\r' ? '\n' : character;
            }

            _afterReturn = character == '\r';
        }

        return kept;
    }
}
