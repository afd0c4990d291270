namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A total of the report that its rows do not add up to; money in cents.</summary>
/// <param name="Scope">Such as <c>status 1</c> or <c>status 1, department 028</c>.</param>
public sealed record ControlDifference(string Scope, int ExpectedRows, int FoundRows, long? ExpectedCents, long? FoundCents);
