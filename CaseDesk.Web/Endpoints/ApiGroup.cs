using System.Text.Json;
using System.Text.Json.Serialization;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace CaseDesk.Web.Endpoints;

/// <summary>The REST API (api.md): who may call, how errors look, how values are written.</summary>
public static class ApiGroup
{
    public static void AddCaseDeskApi(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("exception"));
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.Converters.Add(new UtcJson());
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    /// <summary>Errors of calls below <c>/api</c>: problem details, never HTML, never a stack trace.</summary>
    public static void UseApiErrors(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        api =>
        {
            api.UseExceptionHandler(errors => errors.Run(async context =>
            {
                var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
                var (status, title) = error switch
                {
                    BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (413, "The file is larger than this desk accepts."),
                    BadHttpRequestException bad when bad.InnerException is JsonException || bad.Message.Contains("body", StringComparison.Ordinal) => (400, "The request is malformed."),
                    BadHttpRequestException => (422, "A parameter has a bad value."),
                    _ when DatabaseErrors.IsUnavailable(error) => (503, "The database is away. Try again soon."),
                    _ => (500, "Something failed. It was recorded."),
                };
                await Results.Problem(title: title, statusCode: status, detail: status == 422 ? error!.Message : null).ExecuteAsync(context);
            }));
            api.UseStatusCodePages();
        });

    public static void MapCaseDeskApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(DemandAntiforgeryAsync);
        api.MapAuth();
        api.MapCases();
        api.MapScheduler();
        api.MapClients();
        api.MapImports();
        api.MapFallback(() => Problems.NotFound()).AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi("/api/openapi.json").AllowAnonymous();
    }

    /// <summary>Who is calling. The group demands a sign-in, so there is somebody.</summary>
    public static CurrentUser Caller(this HttpContext context) =>
        DeskClaims.Read(context.User) ?? throw new InvalidOperationException("An endpoint that needs a caller was mapped without authorization.");

    /// <summary>A browser sends its cookie to us from anywhere; a script's bearer token it cannot send.</summary>
    private static async ValueTask<object?> DemandAntiforgeryAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!isRead && http.User.Identity is { IsAuthenticated: true } && !BearerFreshness.IsUsed(http.Request))
        {
            try
            {
                await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            }
            catch (AntiforgeryValidationException)
            {
                return Problems.Malformed("The antiforgery token is missing or old. Load the page again.");
            }
        }

        return await next(context);
    }
}
