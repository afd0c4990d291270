namespace CaseDesk.Core.Spreadsheets;

/// <summary>How far the values of a sheet reach, whatever is formatted beyond them.</summary>
/// <param name="Unreadable">Rows with a cell that points to a shared text which is not there, in order.</param>
/// <param name="Hidden">Rows that are not shown, in order.</param>
internal readonly record struct SheetExtent(
    int LastRow, int LastColumn, IReadOnlyList<int>? Unreadable = null, IReadOnlyList<int>? Hidden = null);
