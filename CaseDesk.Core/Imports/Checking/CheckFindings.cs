namespace CaseDesk.Core.Imports.Checking;

/// <summary>What a check found beside the outcomes: problems and repairs, each kind with how many and some of them.</summary>
public sealed record CheckFindings(IReadOnlyList<ProblemKind> Problems, IReadOnlyList<RepairKind> Repairs);

/// <summary>Rows that are or will be rejected for the same reason.</summary>
/// <param name="Reason">A code, as in <see cref="ImportRow.Reason"/>.</param>
public sealed record ProblemKind(string Reason, int Count);

/// <summary>Values that were mended in the same way.</summary>
/// <param name="Kind">As in <see cref="Parsing.Repair.Kind"/>.</param>
/// <param name="Samples">The first few: line, before, after.</param>
public sealed record RepairKind(string Kind, int Count, IReadOnlyList<RepairSample> Samples);

/// <summary>One mended value.</summary>
public sealed record RepairSample(int Line, string Before, string After);
