using System.Text;
using System.Text.Json;
using CaseDesk.Core.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseDesk.Web.Endpoints;

/// <summary>Errors of calls below <c>/api</c>: problem details, never HTML, never a stack trace, whatever the caller accepts.</summary>
public static class ApiErrors
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

    private static ProblemHttpResult Answer(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.OfStatus(413);
        }

        return bad.InnerException is JsonException json && FieldOf(json) is { } name
            ? Problems.Invalid(name, json is TextRefusedException refused ? refused.Message : "The value cannot be read.")
            : Problems.OfStatus(400);
    }

    /// <summary>The field whose value does not fit; null when the text is no JSON at all, not an object, or not UTF-8.</summary>
    private static string? FieldOf(JsonException error) => error switch
    {
        { InnerException: JsonException } or { InnerException.InnerException: DecoderFallbackException } => null,
        { Path: ['$', '.', .. var field] } => field,
        _ => null,
    };
}
