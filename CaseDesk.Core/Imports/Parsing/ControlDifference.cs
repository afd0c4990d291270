namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A total of the report that its rows do not add up to, or that is not printed; money in cents.</summary>
/// <param name="Scope">Such as <c>status 1</c>, <c>status 1, department 028</c>, <c>records</c> or <c>legend</c>.</param>
/// <param name="ExpectedRows">Null when the report prints no such total.</param>
/// <param name="FoundRows">Under a total that is not printed: how many rows stand there.</param>
public sealed record ControlDifference(string Scope, int? ExpectedRows, int FoundRows, long? ExpectedCents, long? FoundCents);
