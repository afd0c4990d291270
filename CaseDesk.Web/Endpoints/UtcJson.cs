using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseDesk.Web.Endpoints;

/// <summary>Instants as ISO 8601 in UTC with <c>Z</c>; what comes without an offset is taken as UTC.</summary>
public sealed class UtcJson : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out var moment))
        {
            throw new JsonException("An instant such as 2025-07-31T12:00:00Z is expected.");
        }

        return moment.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : moment.ToUniversalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DateTime.SpecifyKind(value, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
}
