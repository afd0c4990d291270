namespace CaseDesk.Core.Spreadsheets;

/// <summary>How far the values of a sheet reach, whatever is formatted beyond them.</summary>
internal readonly record struct SheetExtent(int LastRow, int LastColumn);
