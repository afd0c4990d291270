namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A value that a spreadsheet had damaged and that could be mended: what it was and what it became.</summary>
/// <param name="Kind"><c>lost_zeros</c>, <c>decimal_point</c>, <c>scientific</c>.</param>
public sealed record Repair(string Kind, string Before, string After);
