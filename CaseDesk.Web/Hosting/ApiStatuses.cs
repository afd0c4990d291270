namespace CaseDesk.Web.Hosting;

/// <summary>With which errors a call of the API can be answered (api.md), for its documentation; what it answers else its types say.</summary>
public static class ApiStatuses
{
    private static readonly string[] NeverInConflict =
        ["POST /api/cases/scheduler/run-maintenance", "POST /api/cases/{id}/check-expiry", "POST /api/imports"];

    /// <param name="method">In capitals.</param>
    /// <param name="path">With its leading slash and without constraints: <c>/api/cases/{id}</c>.</param>
    /// <param name="isAnonymous">Whether it can be called without having signed in.</param>
    /// <param name="takesValues">Whether it has parameters or a body, whose values can be bad.</param>
    public static IReadOnlyList<int> ErrorsOf(string method, string path, bool isAnonymous, bool takesValues)
    {
        var call = $"{method} {path}";
        var isRead = method == "GET";
        List<int> statuses = [401, 503];
        AddIf(!isRead, 400);
        AddIf(!isAnonymous, 403);
        AddIf(path.Contains("{id}", StringComparison.Ordinal) || call == "POST /api/cases", 404);
        AddIf(!isRead && !isAnonymous && !NeverInConflict.Contains(call), 409);
        AddIf(call == "POST /api/imports", 413);
        AddIf(takesValues || call == "POST /api/imports", 422);
        AddIf(isAnonymous, 429);
        statuses.Sort();
        return statuses;

        void AddIf(bool applies, int status)
        {
            if (applies)
            {
                statuses.Add(status);
            }
        }
    }

    public static string InWords(int status) => status switch
    {
        200 => "Done.",
        201 => "Made.",
        202 => "Accepted; it goes on in the background.",
        204 => "There is none.",
        400 => "The request is malformed.",
        401 => "Not signed in, or no longer.",
        403 => "Not allowed.",
        404 => "Not there, or not visible to the caller.",
        409 => "The state does not allow it; `reason` says which.",
        413 => "Too large.",
        422 => "A parameter or field has a bad value; `errors` names it.",
        429 => "Too many attempts.",
        503 => "The database is away.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
