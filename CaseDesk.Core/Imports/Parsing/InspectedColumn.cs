namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A column of a sheet: its title, what it seems to hold, and the first values below the title.</summary>
/// <param name="ByValues">Nothing in the title said so; the values look like it.</param>
public sealed record InspectedColumn(string Title, ListField Field, bool ByValues, IReadOnlyList<string> Samples);
