using System.Text.Json;
using System.Text.RegularExpressions;
using CaseDesk.Core.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace CaseDesk.Web.Endpoints;

/// <summary>Errors of calls below <c>/api</c>: problem details, never HTML, never a stack trace, whatever the caller accepts.</summary>
public static partial class ApiErrors
{
    public static void UseApiErrors(this IApplicationBuilder api)
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => Answer(context.Features.Get<IExceptionHandlerFeature>()?.Error).ExecuteAsync(context),
            SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException,
        });
        api.UseStatusCodePages(page => Problems.OfStatus(page.HttpContext.Response.StatusCode).ExecuteAsync(page.HttpContext));
    }

    private static IResult Answer(Exception? error) => error switch
    {
        BadHttpRequestException bad => Answer(bad),
        _ when DatabaseErrors.IsUnavailable(error) => Results.Problem(statusCode: 503, title: "The database is away. Try again soon."),
        _ => Results.Problem(statusCode: 500, title: "Something failed. It was recorded."),
    };

    private static IResult Answer(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.OfStatus(413);
        }

        return (FieldOf(bad.InnerException as JsonException) ?? ParameterIn(bad.Message)) is { } name
            ? Problems.Invalid(name, "The value cannot be read.")
            : Problems.OfStatus(400);
    }

    /// <summary>The field whose value does not fit; null when the text is no JSON at all, or not an object.</summary>
    private static string? FieldOf(JsonException? error) =>
        error is { InnerException: not JsonException, Path: ['$', '.', .. var field] } ? field : null;

    /// <summary>The framework names the parameter of the handler; in the address it has the same name in snake case.</summary>
    private static string? ParameterIn(string message) =>
        UnreadableParameter().Match(message) is { Success: true } match ? JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Groups[1].Value) : null;

    [GeneratedRegex("^Failed to bind parameter \"[^\"]+ (\\w+)\" from", RegexOptions.NonBacktracking)]
    private static partial Regex UnreadableParameter();
}
