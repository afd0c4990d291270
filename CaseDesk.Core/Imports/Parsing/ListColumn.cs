namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A column that is read.</summary>
/// <param name="Index">From 0, in the file.</param>
/// <param name="Title">As the file has it; may be empty.</param>
public sealed record ListColumn(int Index, string Title, ListField Field);
