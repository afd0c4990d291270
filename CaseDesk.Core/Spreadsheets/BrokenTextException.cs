namespace CaseDesk.Core.Spreadsheets;

/// <summary>A CSV that cannot be read on from a line: quotes that never close, or a record without end.</summary>
public sealed class BrokenTextException(int line, Exception? cause = null) : Exception($"The text cannot be read from line {line} on.", cause)
{
    public int Line { get; } = line;
}
