using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Writes a format as its code.</summary>
internal sealed class ListFormatJson : JsonConverter<ListFormat>
{
    public override ListFormat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ListFormat.Of(reader.GetString()) ?? throw new JsonException("There is no such format.");

    public override void Write(Utf8JsonWriter writer, ListFormat value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
