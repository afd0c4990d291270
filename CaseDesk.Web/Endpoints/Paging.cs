using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseDesk.Web.Endpoints;

/// <summary><c>page</c> and <c>page_size</c> as callers give them.</summary>
internal static class Paging
{
    public const int Largest = 200;

    /// <summary>Why they are not usable; null when they are.</summary>
    public static ProblemHttpResult? Check(int page, int pageSize) =>
        page is < 1 or > 10_000_000 ? Problems.Invalid("page", "A number from 1 is expected.")
        : pageSize is < 1 or > Largest ? Problems.Invalid("page_size", "A number from 1 to 200 is expected.")
        : null;
}
