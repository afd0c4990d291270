using System.Net.Http.Json;
using System.Text.Json;

namespace CaseDesk.Tests.Support;

/// <summary>The description of the API, held against what it answers.</summary>
public sealed class ApiDocument
{
    private readonly JsonElement _root;

    private ApiDocument(JsonElement root) => _root = root;

    /// <summary>Every call that is described, such as <c>post /api/cases</c>.</summary>
    public IReadOnlyList<string> Calls =>
        [.. from path in _root.GetProperty("paths").EnumerateObject() from call in path.Value.EnumerateObject() select $"{call.Name} {path.Name}"];

    public static async Task<ApiDocument> ReadAsync(HttpClient client) =>
        new(await client.GetFromJsonAsync<JsonElement>("/api/openapi.json", TestDesk.Cancel));

    /// <summary>The statuses with which a call is described.</summary>
    public IReadOnlyList<string> StatusesOf(string call) => [.. Responses(call).EnumerateObject().Select(answer => answer.Name)];

    /// <summary>The fields of what a call answers, those of its inner objects behind a point.</summary>
    public IReadOnlyList<string> FieldsOf(string call, int status) => [.. Fields(SchemaOf(call, status), "").Order(StringComparer.Ordinal)];

    /// <summary>Where an answer is not as it is described; empty when it is.</summary>
    public IReadOnlyList<string> Faults(string call, ApiAnswer answer)
    {
        var status = $"{(int)answer.Status}";
        if (!Responses(call).TryGetProperty(status, out var response))
        {
            return [$"{call} answered {status}, which is not described"];
        }

        if (!response.TryGetProperty("content", out var content))
        {
            return answer.Text.Length == 0 ? [] : [$"{call} {status} is described without content"];
        }

        return !content.TryGetProperty(answer.ContentType ?? "", out var type) ? [$"{call} {status} is not described as {answer.ContentType}"]
            : answer.ContentType is "application/json" or "application/problem+json" ? [.. Faults(answer.Json, type.GetProperty("schema"), $"{call} {status}")]
            : [];
    }

    private JsonElement Responses(string call) =>
        _root.GetProperty("paths").GetProperty(call.Split(' ')[1]).GetProperty(call.Split(' ')[0]).GetProperty("responses");

    private JsonElement SchemaOf(string call, int status) =>
        Responses(call).GetProperty($"{status}").GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(_root, (at, name) => at.GetProperty(name))
        : schema;

    private IEnumerable<string> Faults(JsonElement value, JsonElement described, string at)
    {
        var schema = Resolve(described);
        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(choice, out var choices))
            {
                return choices.EnumerateArray().Any(one => !Faults(value, one, at).Any()) ? [] : [$"{at} is none of its choices"];
            }
        }

        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Contains(KindOf(value)) && !(KindOf(value) == "integer" && TypesOf(type).Contains("number")))
        {
            return [$"{at} is {KindOf(value)}, described as {type}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, index) => Faults(item, items, $"{at}[{index}]")),
            JsonValueKind.Object when schema.TryGetProperty("properties", out var properties) => ObjectFaults(value, schema, properties, at),
            _ => [],
        };
    }

    private IEnumerable<string> ObjectFaults(JsonElement value, JsonElement schema, JsonElement properties, string at)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        return required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing").Concat(value.EnumerateObject().SelectMany(
            field => properties.TryGetProperty(field.Name, out var property) ? Faults(field.Value, property, $"{at}.{field.Name}") : [$"{at}.{field.Name} is not described"]));
    }

    private IEnumerable<string> Fields(JsonElement described, string before)
    {
        var schema = Resolve(described);
        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(choice, out var choices))
            {
                return choices.EnumerateArray().SelectMany(one => Fields(one, before));
            }
        }

        return schema.TryGetProperty("items", out var items) ? Fields(items, before)
            : schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().SelectMany(field => Fields(field.Value, $"{before}{field.Name}.").DefaultIfEmpty($"{before}{field.Name}"))
            : [];
    }

    private static IReadOnlyList<string?> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString())] : [type.GetString()];

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Null => "null",
        JsonValueKind.Number => value.TryGetInt64(out _) && !value.GetRawText().Contains('.', StringComparison.Ordinal) ? "integer" : "number",
        _ => "boolean",
    };
}
