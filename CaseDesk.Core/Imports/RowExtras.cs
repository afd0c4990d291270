using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports;

/// <summary>What a spreadsheet says of a person beyond name and loans, as it is kept with the row: <see cref="ClientFacts"/> as JSON.</summary>
internal static class RowExtras
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    public static string ToJson(ParsedRow row) => JsonSerializer.Serialize(new ClientFacts
    {
        BirthDate = row.BirthDate,
        Email = row.Email,
        ClientNumber = row.ClientNumber,
        Phones = row.Phones,
        PostalCode = row.PostalCode,
        Street = row.Street,
        AddressNumber = row.AddressNumber,
        Complement = row.Complement,
        District = row.District,
        City = row.City,
        State = row.State,
        Bank = row.Bank,
        Branch = row.Branch,
        Account = row.Account,
        PixKey = row.PixKey,
        PixKeyType = row.PixKeyType,
    }, Json);

    public static ClientFacts Parse(string json) => JsonSerializer.Deserialize<ClientFacts>(json, Json)!;
}
