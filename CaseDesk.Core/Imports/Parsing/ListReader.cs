namespace CaseDesk.Core.Imports.Parsing;

/// <summary>An opened list: says what it is, then streams its rows once. The totals are known when the rows have run out.</summary>
public abstract class ListReader : IDisposable
{
    public abstract ListHeader Header { get; }

    /// <summary>Lines of the file read so far, data or not.</summary>
    public int Lines { get; protected set; }

    /// <summary>What the file itself says its rows should add up to, held against what was found.</summary>
    public virtual ControlTotals Totals => ControlTotals.None;

    public abstract IEnumerable<ParsedRow> Rows();

    public abstract void Dispose();
}
