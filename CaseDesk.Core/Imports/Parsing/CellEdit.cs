namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A cell that somebody corrected: read instead of what the file has there.</summary>
/// <param name="Line">As in <see cref="ParsedRow.Line"/>.</param>
/// <param name="Column">From 0.</param>
public sealed record CellEdit(int Line, int Column, string Value);
