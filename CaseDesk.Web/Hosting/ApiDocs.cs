using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace CaseDesk.Web.Hosting;

/// <summary>The description of the API for programs (<c>/api/openapi.json</c>) and for people (<c>/api/docs</c>). Neither holds data of the desk.</summary>
public static class ApiDocs
{
    private const string Bearer = "bearer";
    private const string Problem = "application/problem+json";

    private static readonly (string Name, string What)[] Tags =
    [
        ("auth", "Signing in: a bearer token for an hour and a refresh token for the next one."),
        ("cases", "The queue, taking a case, and what is done with it."),
        ("scheduler", "The maintenance that returns cases whose time is over, and its figures."),
        ("clients", "The people whom the cases are about."),
        ("imports", "Lists that become clients and cases."),
    ];

    public static void AddCaseDeskApiDocs(this IServiceCollection services) => services.Configure<OpenApiOptions>("v1", options =>
    {
        options.ShouldInclude = call => call.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, context, _) => Describe(operation, context));
    });

    /// <summary>The script of the page comes from this server; its one inline part carries the nonce of the answer's policy.</summary>
    public static void MapCaseDeskApiDocs(this WebApplication app) => app.MapScalarApiReference("/api/docs", (page, context) =>
    {
        page.Title = "CaseDesk API";
        page.OpenApiRoutePattern = "/api/openapi.json";
        page.Favicon = "/favicon.svg";
        page.Nonce = SecurityHeaders.NonceOf(context);
        page.DefaultOpenAllTags = true;
        page.DefaultFonts = false;
        page.Telemetry = false;
        page.HideClientButton = true;
        page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        page.Agent = new() { Disabled = true };
        page.Mcp = new() { Disabled = true };
    }).AllowAnonymous();

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "CaseDesk",
            Version = "1",
            Description = "Instants are ISO 8601 in UTC, money has two decimals, lists come in pages. Errors are problem details (RFC 9457).",
        };
        document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.What }).ToHashSet();
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "The access_token of POST /api/auth/login." },
        };
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var call = context.Description;
        var isAnonymous = call.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        var takesValues = operation.RequestBody is not null || operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Query) == true;
        var path = "/" + call.RelativePath!.Replace(":long", "", StringComparison.Ordinal).TrimEnd('/');
        operation.Responses = [];
        foreach (var status in ApiStatuses.Of(call.HttpMethod!, path, isAnonymous, takesValues))
        {
            var response = new OpenApiResponse { Description = ApiStatuses.InWords(status) };
            if (status >= 400)
            {
                response.Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() };
            }

            operation.Responses[$"{status}"] = response;
        }

        if (!isAnonymous)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        }

        return Task.CompletedTask;
    }
}
