using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CaseDesk.Core.Texts;

namespace CaseDesk.Web.Endpoints;

/// <summary>The texts of a request, held to <see cref="IncomingText"/> while they are read: no field can be forgotten.</summary>
public sealed class TextJson(int longest) : JsonConverter<string>
{
    /// <summary>Puts this converter on every text of every contract.</summary>
    public static void Hold(JsonTypeInfo contract)
    {
        foreach (var property in contract.Properties.Where(property => property.PropertyType == typeof(string)))
        {
            var bound = property.AttributeProvider?.GetCustomAttributes(typeof(LongestAttribute), inherit: false).Cast<LongestAttribute>().FirstOrDefault();
            property.CustomConverter = new TextJson(bound?.Characters ?? TextBounds.Note);
        }
    }

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new TextRefusedException("A text is expected.");
        }

        var text = reader.GetString();
        return IncomingText.Refusal(text, longest) is { } refusal ? throw new TextRefusedException(refusal) : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
