using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CaseDesk.Web.Endpoints;
using CaseDesk.Web.Endpoints.Answers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace CaseDesk.Web.Hosting;

/// <summary>The description of the API for programs (<c>/api/openapi.json</c>) and for people (<c>/api/docs</c>). Neither holds data of the desk.</summary>
public static class ApiDocs
{
    private const string Bearer = "bearer";
    private const string Problem = "Problem";
    private const string ProblemType = "application/problem+json";

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
        options.AddOperationTransformer(DescribeAsync);
        options.AddSchemaTransformer((schema, context, _) => Describe(schema, context));
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

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var call = context.Description;
        var isAnonymous = call.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        var takesValues = operation.RequestBody is not null || operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Query) == true;
        var path = "/" + call.RelativePath!.Replace(":long", "", StringComparison.Ordinal).TrimEnd('/');
        var answers = operation.Responses ?? [];
        operation.Responses = [];
        foreach (var (status, answer) in answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            answer.Description = ApiStatuses.InWords(int.Parse(status, CultureInfo.InvariantCulture));
            operation.Responses[status] = answer;
        }

        foreach (var status in ApiStatuses.ErrorsOf(call.HttpMethod!, path, isAnonymous, takesValues))
        {
            operation.Responses[$"{status}"] = new OpenApiResponse
            {
                Description = ApiStatuses.InWords(status),
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new() { Schema = await ProblemSchemaAsync(context, cancellationToken) } },
            };
        }

        if (!isAnonymous)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        }
    }

    /// <summary>Every error has the same fields, described once.</summary>
    private static async Task<IOpenApiSchema> ProblemSchemaAsync(OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(Problem) is not true)
        {
            document.AddComponent(Problem, await context.GetOrCreateSchemaAsync(typeof(ProblemAnswer), null, cancellationToken));
        }

        return new OpenApiSchemaReference(Problem, document);
    }

    /// <summary>What our own converters write, of which the framework cannot know.</summary>
    private static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        JsonSchemaType? kind = plain == typeof(string) || plain == typeof(DateTime) ? JsonSchemaType.String : plain == typeof(decimal) ? JsonSchemaType.Number : null;
        if (kind is { } known && schema.Type is null)
        {
            schema.Type = plain != type || context.JsonPropertyInfo?.IsGetNullable == true ? known | JsonSchemaType.Null : known;
        }

        if (plain == typeof(DateTime))
        {
            schema.Format = "date-time";
        }

        if (type.Namespace == typeof(ProblemAnswer).Namespace && type != typeof(ProblemAnswer))
        {
            schema.Required = context.JsonTypeInfo.Properties.Where(IsAlwaysSent).Select(property => property.Name).ToHashSet();
        }

        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(LongestAttribute), false) is [LongestAttribute longest])
        {
            schema.MaxLength = longest.Characters;
        }

        return Task.CompletedTask;
    }

    private static bool IsAlwaysSent(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false) is not { Length: > 0 };
}
