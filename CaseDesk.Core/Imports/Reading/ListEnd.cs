using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>What is known of a file once all its rows were read.</summary>
/// <param name="Lines">Lines of the file, data or not.</param>
internal sealed record ListEnd(int Lines, ControlTotals Totals);
