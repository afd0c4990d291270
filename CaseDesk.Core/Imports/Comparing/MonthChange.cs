namespace CaseDesk.Core.Imports.Comparing;

/// <summary>One kind of change since the month before: how many people, how many lines.</summary>
/// <param name="Kind">One of <see cref="Clients.PayrollChangeKind"/>.</param>
public sealed record MonthChange(string Kind, int Clients, int Lines);
