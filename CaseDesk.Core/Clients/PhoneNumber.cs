using System.Globalization;

namespace CaseDesk.Core.Clients;

/// <summary>A Brazilian phone: area code and number, ten digits for a landline, eleven for a mobile.</summary>
public readonly record struct PhoneNumber
{
    private const string Country = "55";

    /// <summary><c>00 55 0 15 11 98888 7777</c></summary>
    private const int MostDigits = 18;

    private PhoneNumber(string digits) => Digits = digits;

    /// <summary>Ten or eleven digits, without country code.</summary>
    public string Digits { get; }

    /// <summary><c>(11) 98888-7777</c></summary>
    public string Formatted => $"({Digits[..2]}) {Digits[2..^4]}-{Digits[^4..]}";

    /// <summary><c>(11) *****-7777</c>, for those who need not know it.</summary>
    public string Masked => $"({Digits[..2]}) {new string('*', Digits.Length - 6)}-{Digits[^4..]}";

    /// <summary>Reads a phone however it is written, as <see cref="TryParse(ReadOnlySpan{char}, out PhoneNumber, out bool)"/> does.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PhoneNumber phone) => TryParse(text, out phone, out _);

    /// <summary>
    /// Reads a phone however it is written: country code, carrier code and leading zeros fall away, any hyphen and blank parts
    /// it, marks that nobody sees are passed over.
    /// </summary>
    /// <param name="text">One phone and nothing else.</param>
    /// <param name="phone">In its present form: a mobile has nine digits behind its area code.</param>
    /// <param name="isMended">The text still had eight.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out PhoneNumber phone, out bool isMended)
    {
        (phone, isMended) = (default, false);
        Span<char> buffer = stackalloc char[MostDigits];
        var count = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == buffer.Length)
                {
                    return false;
                }

                buffer[count++] = character;
            }
            else if (character is not ('(' or ')' or '.' or '+') && !Parts(character))
            {
                return false;
            }
        }

        var digits = WithoutPrefixes(buffer[..count]);
        isMended = digits.Length == 10 && digits[2] is >= '6' and <= '9';
        var valid = digits.Length switch
        {
            10 => digits[2] is >= '2' and <= '9',
            11 => digits[2] == '9',
            _ => false,
        } && digits[1] != '0';
        phone = valid ? new(isMended ? $"{digits[..2]}9{digits[2..]}" : new string(digits)) : default;
        return valid;
    }

    private static bool Parts(char character) => char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format || character == '\u2212';

    /// <summary><c>55</c>, and behind a zero the two digits of a carrier: both stand before ten digits at least.</summary>
    private static ReadOnlySpan<char> WithoutPrefixes(ReadOnlySpan<char> digits)
    {
        while (digits.Length >= 12 && (digits[0] == '0' || digits.StartsWith(Country)))
        {
            digits = digits[0] != '0' ? digits[2..] : digits.TrimStart('0') is var rest && rest.Length >= 12 ? rest[2..] : rest;
        }

        return digits.TrimStart('0');
    }

    /// <summary>A phone that is known to be one, as the database holds it.</summary>
    /// <exception cref="FormatException">It is none: a row was written past this type.</exception>
    public static PhoneNumber Parse(string digits) =>
        TryParse(digits, out var phone) ? phone : throw new FormatException("A stored phone is not valid.");
}
