using System.Globalization;
using System.Text.RegularExpressions;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Reads values out of cells that passed through somebody's spreadsheet program and were cleaned (domain.md 6.2).</summary>
internal static partial class CellValues
{
    /// <summary>A spreadsheet shows so many digits of a long number, and some programs keep no more.</summary>
    private const int ShownDigits = 6;

    /// <summary>
    /// The CPF of a cell, with its lost zeros, and how it was mended. A number with zero decimals is no mask: taken for one, its
    /// digits could be another person's CPF.
    /// </summary>
    /// <param name="cell">As it was written, not cleaned: what had to be cleaned is a repair.</param>
    /// <param name="cpf">Its eleven digits check.</param>
    /// <param name="repair">Null when it stood there as it should.</param>
    public static bool TryCpf(SheetCell cell, out Cpf cpf, out Repair? repair)
    {
        repair = null;
        var (written, clean) = (cell.ToString(), CellText.Clean(cell));
        var text = clean.Text is { } cleaned ? CellText.Plain(cleaned) : null;
        if (text is not null && WithoutDecimals(text) == text && Cpf.TryParse(text, out cpf))
        {
            repair = text == written.Trim() ? null : new(Repair.OddCharacters, written, cpf.Digits);
            return true;
        }

        var digits = Digits(clean, out var kind);
        if (kind == Repair.LostDigits || digits is not { Length: >= 1 and <= 11 } || !Cpf.TryParse(digits.PadLeft(11, '0'), out cpf))
        {
            cpf = default;
            repair = kind == Repair.LostDigits ? new(kind, written, "") : null;
            return false;
        }

        kind = kind ?? (digits.Length < 11 ? Repair.LostZeros : text is null || text == written.Trim() ? null : Repair.OddCharacters);
        repair = kind is null ? null : new(kind, written, cpf.Digits);
        return true;
    }

    /// <summary>Eight digits; seven have lost their zero, five are the old form.</summary>
    public static string? PostalCode(SheetCell cell) => Digits(cell, out var kind) switch
    {
        _ when kind == Repair.LostDigits => null,
        { Length: 8 } whole => whole,
        { Length: 7 } lost => "0" + lost,
        { Length: 5 } old => old + "000",
        _ => null,
    };

    /// <summary><c>R$ 1.234,56</c>, <c>1234.56</c> or a number.</summary>
    public static bool TryMoney(SheetCell cell, NumberForm form, out decimal? amount)
    {
        amount = null;
        if (cell.IsBlank || cell.Text is "R$ -" or "R$")
        {
            return true;
        }

        if (cell.Number is { } number)
        {
            var fits = Math.Abs(number) < 1e12;
            amount = fits ? Math.Round((decimal)number, 2, MidpointRounding.AwayFromZero) : null;
            return fits;
        }

        var text = CellText.Plain(cell.ToString()).Replace("R$", "", StringComparison.OrdinalIgnoreCase).Trim();
        var isPlain = form == NumberForm.Point || (form == NumberForm.Either && !text.Contains(',', StringComparison.Ordinal)
            && text.LastIndexOf('.') is var point && point >= 0 && text.Length - point - 1 != 3);
        var read = isPlain
            ? decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowTrailingSign, CultureInfo.InvariantCulture, out var value)
            : Brazilian.TryMoney(text, out value);
        amount = read ? Math.Round(value, 2, MidpointRounding.AwayFromZero) : null;
        return read && Math.Abs(value) < 1_000_000_000_000m;
    }

    /// <summary>How many instalments: a number that may have lost its form, zero too.</summary>
    public static int? Count(SheetCell cell) =>
        int.TryParse(
            WithoutDecimals(CellText.Plain(cell.ToString())), NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read < 10_000
            ? read : null;

    /// <summary>A text, or a whole number as its digits: a matrícula typed as a number has no decimals.</summary>
    public static string? Text(SheetCell cell) => cell.IsBlank ? null : WithoutDecimals(cell.ToString());

    /// <summary>The digits of a code that a spreadsheet took for a number, and what it had made of it; null for any other text.</summary>
    public static (string Digits, string? Repair)? WholeNumber(SheetCell cell)
    {
        if (cell.Number is { } number)
        {
            var written = number is >= 0 and < 1e15 && number == Math.Floor(number) ? number.ToString("0", CultureInfo.InvariantCulture) : "";
            return (written, written.Length > 10 && written.TrimEnd('0').Length <= ShownDigits ? Repair.LostDigits : null);
        }

        var text = CellText.Plain(cell.Text ?? "");
        if (Scientific().Match(text) is { Success: true } found)
        {
            var exponent = int.Parse(found.Groups["exponent"].ValueSpan, CultureInfo.InvariantCulture);
            var fraction = found.Groups["fraction"].Value;
            return fraction.Length < exponent || fraction[exponent..].Any(digit => digit != '0')
                ? ("", Repair.LostDigits)
                : (found.Groups["first"].Value + fraction[..exponent], Repair.Scientific);
        }

        return WithoutDecimals(text) is var whole && whole != text ? (whole, Repair.DecimalPoint) : null;
    }

    private static string? Digits(SheetCell cell, out string? repair)
    {
        repair = null;
        if (WholeNumber(cell) is var (whole, kind))
        {
            repair = kind;
            return whole;
        }

        var text = CellText.Plain(cell.Text ?? "");
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length > 0 && text.All(character => char.IsAsciiDigit(character) || "().-/+ ".Contains(character, StringComparison.Ordinal)) ? digits : null;
    }

    /// <summary><c>123.0</c>, <c>123,0</c>, <c>123.00</c> and <c>123,00</c> are 123; anything else stays as it is.</summary>
    private static string WithoutDecimals(string text)
    {
        var mark = text.LastIndexOfAny(['.', ',']);
        return mark > 0 && text[(mark + 1)..] is "0" or "00" && !text.AsSpan(0, mark).ContainsAnyExceptInRange('0', '9') ? text[..mark] : text;
    }

    [GeneratedRegex(
        @"^(?<first>[0-9])(?:[.,](?<fraction>[0-9]+)E\+?|E\+)(?<exponent>[0-9]{1,2})$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scientific();
}
