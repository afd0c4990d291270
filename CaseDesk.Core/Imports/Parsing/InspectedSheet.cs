namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A visible sheet of a workbook.</summary>
/// <param name="Index">From 0, hidden ones counted.</param>
public sealed record InspectedSheet(int Index, string Name);
