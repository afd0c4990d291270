namespace CaseDesk.Core.Clients;

/// <summary>A Brazilian phone: area code and number, ten digits for a landline, eleven for a mobile.</summary>
public readonly record struct PhoneNumber
{
    private const string Country = "55";

    private PhoneNumber(string digits) => Digits = digits;

    /// <summary>Ten or eleven digits, without country code.</summary>
    public string Digits { get; }

    /// <summary><c>(11) 98888-7777</c></summary>
    public string Formatted => $"({Digits[..2]}) {Digits[2..^4]}-{Digits[^4..]}";

    /// <summary><c>(11) *****-7777</c>, for those who need not know it.</summary>
    public string Masked => $"({Digits[..2]}) {new string('*', Digits.Length - 6)}-{Digits[^4..]}";

    /// <summary>Reads a phone however it is written; a country code 55 and a leading zero fall away.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PhoneNumber phone)
    {
        phone = default;
        Span<char> buffer = stackalloc char[14];
        var count = 0;
        foreach (var character in text.Trim())
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == buffer.Length)
                {
                    return false;
                }

                buffer[count++] = character;
            }
            else if (character is not ('(' or ')' or '-' or '.' or '+' or ' '))
            {
                return false;
            }
        }

        ReadOnlySpan<char> digits = buffer[..count];
        if (digits.Length is 12 or 13 && digits.StartsWith(Country))
        {
            digits = digits[2..];
        }

        digits = digits.TrimStart('0');
        var valid = digits.Length switch
        {
            10 => digits[2] is >= '2' and <= '5',
            11 => digits[2] == '9',
            _ => false,
        } && digits[1] != '0';
        phone = valid ? new(new string(digits)) : default;
        return valid;
    }

    /// <summary>A phone that is known to be one, as the database holds it.</summary>
    /// <exception cref="FormatException">It is none: a row was written past this type.</exception>
    public static PhoneNumber Parse(string digits) =>
        TryParse(digits, out var phone) ? phone : throw new FormatException("A stored phone is not valid.");
}
