using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseDesk.Web.Endpoints;

/// <summary>Outcomes as problem details (RFC 9457), translated once (api.md).</summary>
internal static class Problems
{
    public static ProblemHttpResult NotFound() => TypedResults.Problem(statusCode: 404, title: "There is no such thing, or it is not visible to you.");

    public static ProblemHttpResult NotAllowed(string? holder = null) => TypedResults.Problem(
        statusCode: 403, title: "You are not allowed to do this.", extensions: holder is null ? null : new Dictionary<string, object?> { ["holder"] = holder });

    /// <summary>What an answer without a body means.</summary>
    public static ProblemHttpResult OfStatus(int status) => status switch
    {
        400 or 415 => Malformed("The request is malformed. JSON is expected."),
        401 => TypedResults.Problem(statusCode: 401, title: "Sign in first, or sign in again."),
        403 => NotAllowed(),
        404 => NotFound(),
        413 => TypedResults.Problem(statusCode: 413, title: "The request is larger than this desk accepts."),
        _ => TypedResults.Problem(statusCode: status),
    };

    public static ProblemHttpResult Malformed(string what) => TypedResults.Problem(statusCode: 400, title: what);

    public static ProblemHttpResult Invalid(string field, string problem) => TypedResults.Problem(
        statusCode: 422, title: "A parameter or field has a bad value.",
        extensions: new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { [field] = [problem] } });

    /// <summary>Why a text is not taken; null when it is.</summary>
    public static ProblemHttpResult? OfText(string field, string? text, int longest) =>
        IncomingText.Refusal(text, longest) is { } refusal ? Invalid(field, refusal) : null;

    /// <summary>Why a search is refused; null when it is not.</summary>
    public static ProblemHttpResult? OfSearch(SearchProblem? problem) => problem switch
    {
        null => null,
        SearchProblem.TooShort => Invalid("q", $"At least {SearchTerms.ShortestTerm} characters are needed."),
        SearchProblem.TooLong => Invalid("q", $"At most {TextBounds.Search} characters are expected."),
        _ => Invalid("q", $"At most {TextBounds.SearchWords} words are expected."),
    };

    public static ProblemHttpResult Conflict(string reason, string title, params (string Name, object? Value)[] more)
    {
        var extensions = more.ToDictionary(pair => pair.Name, pair => pair.Value);
        extensions["reason"] = reason;
        return TypedResults.Problem(statusCode: 409, title: title, extensions: extensions);
    }

    /// <summary>What went wrong with an action, or null when it was done.</summary>
    public static ProblemHttpResult? Of(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Done => null,
        CaseOutcome.NotFound => NotFound(),
        CaseOutcome.NotAllowed(var holder) => NotAllowed(holder),
        CaseOutcome.HeldByAnother(var holder, var until) => Conflict("held", "Somebody else has this case.", ("holder", holder), ("assignment_expires_at", until)),
        CaseOutcome.WrongStatus(var status) => Conflict("status", "This is not possible where the case stands.", ("case_status", status.Code())),
        CaseOutcome.NotHeld => Conflict("not_held", "Nobody holds this case."),
        CaseOutcome.Ended(var holder) => Conflict("ended", "The assignment has ended.", ("holder", holder)),
        CaseOutcome.LimitReached(var limit) => Conflict("limit", "You hold as many cases as one may.", ("limit", limit)),
        CaseOutcome.Suppressed(var until) => Conflict("suppressed", "This client must not be contacted.", ("suppressed_until", until)),
        CaseOutcome.NoRenewalLeft => Conflict("no_renewal_left", "This assignment cannot be renewed again."),
        CaseOutcome.NoActivity => Conflict("no_activity", "Renewing needs activity since the case was taken."),
        CaseOutcome.OtherOpenCase(var caseId) => Conflict("open_case", "The client has another open case.", ("case_id", caseId)),
        CaseOutcome.Invalid(var field, var problem) => Invalid(field, problem),
        _ => throw new InvalidOperationException($"No answer for {outcome.GetType().Name}."),
    };
}
