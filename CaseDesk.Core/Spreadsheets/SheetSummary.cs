namespace CaseDesk.Core.Spreadsheets;

/// <summary>One sheet of a workbook, as somebody who has to choose one would want to know it.</summary>
/// <param name="Index">From 0, in the order of the workbook.</param>
/// <param name="Name">As on its tab.</param>
/// <param name="Visibility">Whether the program that made it shows it.</param>
/// <param name="Rows">The number of the last row that holds a value; 0 when there is none.</param>
/// <param name="Columns">The number of the last column that holds a value.</param>
public sealed record SheetSummary(int Index, string Name, SheetVisibility Visibility, int Rows, int Columns)
{
    /// <summary>Rows with a cell that points to a shared text which is not there, in order.</summary>
    internal IReadOnlyList<int> Unreadable { get; init; } = [];

    /// <summary>Rows that are not shown, in order.</summary>
    internal IReadOnlyList<int> Hidden { get; init; } = [];
}
