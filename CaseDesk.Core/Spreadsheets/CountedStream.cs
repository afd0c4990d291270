namespace CaseDesk.Core.Spreadsheets;

/// <summary>Counts what an entry unpacks to while it does, and stops a bomb.</summary>
/// <param name="inner">The unpacked bytes.</param>
/// <param name="packed">Bytes that they were packed to.</param>
/// <param name="allowed">Bytes that may come.</param>
/// <param name="part">The name to give in a refusal.</param>
internal sealed class CountedStream(Stream inner, long packed, long allowed, string part) : ReadOnlyStream
{
    public long Count { get; private set; }

    public static bool IsBomb(long unpacked, long packed) => unpacked > SheetLimits.RatioFloor && unpacked / Math.Max(1, packed) > SheetLimits.Ratio;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        if (Count > allowed || IsBomb(Count, packed))
        {
            throw new SheetRefusedException(SheetRefusal.TooLargeUnpacked, part);
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
