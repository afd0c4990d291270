namespace CaseDesk.Core.Imports.Parsing;

/// <summary>In which order a written date gives its parts. ISO (<c>2025-07-31</c>) is read in any case.</summary>
public enum DateForm
{
    DayFirst,
    MonthFirst,
}
