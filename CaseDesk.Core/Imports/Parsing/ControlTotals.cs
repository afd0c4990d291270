namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Counts and sums printed in a report, held against its rows, rejected ones included: a free check of integrity.</summary>
/// <param name="Present">The file has such totals.</param>
/// <param name="Differences">Where they do not agree.</param>
public sealed record ControlTotals(bool Present, IReadOnlyList<ControlDifference> Differences)
{
    public static readonly ControlTotals None = new(false, []);

    public bool Reconciled => Differences.Count == 0;
}
