using CaseDesk.Core.Data;

namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>A page of a list.</summary>
internal sealed record PageAnswer<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize);

internal static class PageAnswer
{
    public static PageAnswer<TAnswer> Of<TItem, TAnswer>(PageOf<TItem> page, Func<TItem, TAnswer> answer) =>
        new([.. page.Items.Select(answer)], page.Total, page.Page, page.PageSize);
}
