namespace CaseDesk.Core.Spreadsheets;

/// <summary>Ends a reader that goes round and round in a file: it may read each byte a good many times, not without end.</summary>
internal sealed class ReadBudgetStream(Stream inner) : Stream
{
    private long _left = (64L << 20) + inner.Length * 64;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        _left -= buffer.Length;
        return _left < 0 ? throw new SheetRefusedException(SheetRefusal.Damaged) : inner.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
