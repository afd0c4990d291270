namespace CaseDesk.Core.Data;

/// <summary>One page of a list, with the total of the same query.</summary>
/// <param name="Items">What stands on this page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">How many stand on a full page.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize);
