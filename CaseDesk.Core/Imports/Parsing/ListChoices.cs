namespace CaseDesk.Core.Imports.Parsing;

/// <summary>What the person who uploads a list says about it, where the file does not.</summary>
/// <param name="Reference">First day of the reference month.</param>
/// <param name="Entity">The bank.</param>
/// <param name="Mapping">The columns, if not by their titles.</param>
/// <param name="Layout">One of <see cref="ListHeader.Layouts"/>: any other is refused.</param>
public sealed record ListChoices(DateOnly? Reference = null, string? Entity = null, ColumnMapping? Mapping = null, string? Layout = null);
