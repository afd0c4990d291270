using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;

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
            options.SerializerOptions.Converters.Add(new MoneyJson());
            options.SerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(TextJson.Hold);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    /// <summary>What is special below <c>/api</c>, before routing.</summary>
    public static void UseCaseDeskApi(this IApplicationBuilder app) => app.UseWhen(context => Holds(context.Request.Path), api =>
    {
        api.UseApiErrors();
        api.Use(static async (context, next) =>
        {
            ApiParameters.IgnoreBlank(context.Request);
            await ApiBody.ReadHeadAsync(context);
            await next(context);
        });
    });

    /// <summary>What is special below <c>/api</c> once it is known which call it is and who calls.</summary>
    public static void UseCaseDeskApiParameters(this IApplicationBuilder app) => app.UseWhen(
        context => Holds(context.Request.Path), api => api.Use(static (context, next) => ApiParameters.Refusal(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context)));

    /// <summary>Whether a path is the API's.</summary>
    public static bool Holds(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static void MapCaseDeskApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(DemandAntiforgeryAsync);
        api.MapAuth();
        api.MapCases();
        api.MapScheduler();
        api.MapClients();
        api.MapImports();
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
