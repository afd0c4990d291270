namespace CaseDesk.Core.Cases;

/// <summary>One page of a list of cases, with the total of the same query.</summary>
public sealed record CasePage(IReadOnlyList<CaseItem> Items, int Total, int Page, int PageSize);
