using System.Collections.Frozen;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>An opened list: says what it is, then streams its rows once. The totals are known when the rows have run out.</summary>
public abstract class ListReader : IDisposable
{
    public abstract ListHeader Header { get; }

    /// <summary>Lines of the file read so far, data or not.</summary>
    public int Lines { get; protected set; }

    /// <summary>What the file itself says its rows should add up to, held against what was found.</summary>
    public virtual ControlTotals Totals => ControlTotals.None;

    /// <summary>Lines that are not in the encoding of their text: what was read there is said with its row.</summary>
    internal IReadOnlySet<int> OddLines { get; set; } = FrozenSet<int>.Empty;

    public IEnumerable<ParsedRow> Rows() => Read().Select(row => OddLines.Contains(row.Line)
        ? row with { Repairs = [.. row.Repairs, new(Repair.OtherEncoding, "windows-1252", row.Name ?? row.Cpf)] }
        : row);

    public abstract void Dispose();

    protected abstract IEnumerable<ParsedRow> Read();
}
