namespace CaseDesk.Core.Clients;

/// <summary>The number of a Brazilian taxpayer: eleven digits, the last two of which check the others (domain.md 5).</summary>
public readonly record struct Cpf
{
    private const int Length = 11;

    private Cpf(string digits) => Digits = digits;

    /// <summary>The eleven digits, without mask.</summary>
    public string Digits { get; }

    /// <summary><c>123.456.789-09</c></summary>
    public string Formatted => $"{Digits[..3]}.{Digits[3..6]}.{Digits[6..9]}-{Digits[9..]}";

    /// <summary><c>***.456.789-**</c>, for those who need not know it.</summary>
    public string Masked => $"***.{Digits[3..6]}.{Digits[6..9]}-**";

    /// <summary>Reads eleven digits, with or without the mask. Wrong check digits and eleven equal digits are no CPF.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Cpf cpf)
    {
        Span<char> digits = stackalloc char[Length];
        var count = 0;
        foreach (var character in text.Trim())
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == Length)
                {
                    cpf = default;
                    return false;
                }

                digits[count++] = character;
            }
            else if (character is not ('.' or '-' or ' '))
            {
                cpf = default;
                return false;
            }
        }

        var valid = count == Length && IsValid(digits);
        cpf = valid ? new(new string(digits)) : default;
        return valid;
    }

    /// <summary>A CPF that is known to be one, as the database holds it.</summary>
    /// <exception cref="FormatException">It is none: a row was written past this type.</exception>
    public static Cpf Parse(string digits) =>
        TryParse(digits, out var cpf) ? cpf : throw new FormatException("A stored CPF is not valid.");

    /// <summary>Whether these eleven digits check.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits) =>
        digits.Length == Length && !digits.ContainsAnyExceptInRange('0', '9') && digits.ContainsAnyExcept(digits[0])
        && CheckDigit(digits[..9]) == digits[9] && CheckDigit(digits[..10]) == digits[10];

    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[i] - '0') * (digits.Length + 1 - i);
        }

        var rest = sum % 11;
        return (char)('0' + (rest < 2 ? 0 : 11 - rest));
    }
}
