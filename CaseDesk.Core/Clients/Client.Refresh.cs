using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseDesk.Core.Clients;

public sealed partial class Client
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes over what a list says: never a blank over a value, never an imported value over a typed one (domain.md 6.3).</summary>
    /// <returns>The values that gave way, blanks too, as a JSON object, empty when only phones or an address came; null when nothing changed.</returns>
    public string? Refresh(ClientFacts facts, string source, DateTime now)
    {
        var before = new Dictionary<string, string?>();
        var changed = Take(ClientField.BirthDate, "birth_date", facts.BirthDate, BirthDate, value => BirthDate = value)
            | Take(ClientField.Email, "email", facts.Email, Email, value => Email = value)
            | Take(ClientField.ClientNumber, "client_number", facts.ClientNumber, ClientNumber, value => ClientNumber = value)
            | Take(ClientField.BankData, "bank", facts.Bank, Bank, value => Bank = value)
            | Take(ClientField.BankData, "branch", facts.Branch, Branch, value => Branch = value)
            | Take(ClientField.BankData, "account", facts.Account, Account, value => Account = value)
            | Take(ClientField.PixKey, "pix_key", facts.PixKey, PixKey, value => PixKey = value)
            | Take(ClientField.PixKey, "pix_key_type", facts.PixKeyType, PixKeyType, value => PixKeyType = value)
            | AddPhones(facts.Phones, source, now)
            | AddAddress(facts, source);
        if (!changed)
        {
            return null;
        }

        UpdatedAt = now;
        return JsonSerializer.Serialize(before, Json);

        bool Take<T>(ClientField field, string name, T? imported, T? present, Action<T> set)
        {
            if (imported is null || TypedFields.HasFlag(field) || IsSame(field, imported, present))
            {
                return false;
            }

            before[name] = present switch
            {
                null => null,
                DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
                _ => Convert.ToString(present, CultureInfo.InvariantCulture),
            };
            set(imported);
            return true;
        }
    }

    /// <summary>Puts back a value that <see cref="Refresh"/> or a better name had overwritten, by the key under which it was kept. Typed values stay.</summary>
    public void Restore(string key, string? value, DateTime now)
    {
        var isTyped = TypedFields.HasFlag(FieldOf(key));
        switch (key)
        {
            case var _ when isTyped: return;
            case "client_name" when value is not null: (Name, SearchName) = (value, Clients.SearchText.Normalise(value)); break;
            case "birth_date": BirthDate = value is null ? null : DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture); break;
            case "email": Email = value; break;
            case "client_number": ClientNumber = value; break;
            case "bank": Bank = value; break;
            case "branch": Branch = value; break;
            case "account": Account = value; break;
            case "pix_key": PixKey = value; break;
            case "pix_key_type": PixKeyType = value; break;
            default: return; // A value of a matrícula or a loan.
        }

        UpdatedAt = now;
    }

    private static bool IsSame(ClientField field, object imported, object? present) => field == ClientField.Email
        ? string.Equals((string)imported, (string?)present, StringComparison.OrdinalIgnoreCase)
        : imported.Equals(present);

    private static ClientField FieldOf(string key) => key switch
    {
        "client_name" => ClientField.Name,
        "birth_date" => ClientField.BirthDate,
        "email" => ClientField.Email,
        "client_number" => ClientField.ClientNumber,
        "bank" or "branch" or "account" => ClientField.BankData,
        "pix_key" or "pix_key_type" => ClientField.PixKey,
        _ => ClientField.Address,
    };

    private bool AddPhones(IReadOnlyList<string> numbers, string source, DateTime now)
    {
        var added = false;
        foreach (var number in numbers.Where(number => Phones.All(phone => phone.Number != number)))
        {
            Phones.Add(new Phone(Id, number, source, isPrimary: Phones.Count == 0, now));
            added = true;
        }

        return added;
    }

    private bool AddAddress(ClientFacts facts, string source)
    {
        var isKnown = Addresses.Any(address => address.PostalCode == facts.PostalCode && address.Street == facts.Street
            && address.Number == facts.AddressNumber && address.City == facts.City && address.District == facts.District);
        if (!facts.HasAddress || isKnown)
        {
            return false;
        }

        Addresses.Add(new Address(Id, facts.PostalCode, facts.Street, facts.AddressNumber, facts.Complement, facts.District, facts.City, facts.State,
            isPrimary: Addresses.Count == 0, source));
        return true;
    }
}
