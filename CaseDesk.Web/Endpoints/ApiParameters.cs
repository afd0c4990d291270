using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CaseDesk.Core.Texts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace CaseDesk.Web.Endpoints;

/// <summary>Parameters in the address of a call: blank ones mean nothing, and one whose value cannot be read is refused by its name.</summary>
internal static class ApiParameters
{
    /// <summary>A form that was left blank sends <c>status=&amp;page=</c> and means neither.</summary>
    public static void IgnoreBlank(HttpRequest request)
    {
        if (request.Query.Any(parameter => StringValues.IsNullOrEmpty(parameter.Value)))
        {
            request.Query = new QueryCollection(
                request.Query.Where(parameter => !StringValues.IsNullOrEmpty(parameter.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase));
        }
    }

    /// <summary>Once the call is known: null when every parameter can be read.</summary>
    public static IResult? Refusal(HttpContext context)
    {
        foreach (var (name, values) in context.Request.Query)
        {
            if (values.Any(value => value is not null && !IncomingText.IsWriting(value)))
            {
                return Problems.Invalid(name, IncomingText.NotWriting);
            }
        }

        foreach (var parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            var name = NameOf(parameter.ParameterInfo);
            if (context.Request.Query.TryGetValue(name, out var values) && !CanBeRead(parameter.ParameterInfo.ParameterType, values))
            {
                return Problems.Invalid(name, "The value cannot be read.");
            }
        }

        return null;
    }

    private static string NameOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);

    private static bool CanBeRead(Type type, StringValues values) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var known when known == typeof(int) => values.Count == 1 && int.TryParse(values, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        var known when known == typeof(bool) => values.Count == 1 && bool.TryParse(values, out _),
        _ => true,
    };
}
