using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseDesk.Web.Endpoints;

/// <summary>Money as a number with two decimals, on either database; every decimal of the API is money.</summary>
public sealed class MoneyJson : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString("0.00", CultureInfo.InvariantCulture), skipInputValidation: true);
}
