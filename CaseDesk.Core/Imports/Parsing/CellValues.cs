using System.Globalization;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Reads values out of cells that passed through somebody's spreadsheet program (domain.md 6.2).</summary>
internal static class CellValues
{
    private static readonly string[] DayFirst = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "dd/MM/yy", "yyyy-MM-dd HH:mm:ss"];
    private static readonly string[] MonthFirst = ["MM/dd/yyyy", "M/d/yyyy", "yyyy-MM-dd", "MM-dd-yyyy", "MM/dd/yy", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>The CPF of a cell, with its lost zeros, and how it was mended. A number with zero decimals is no mask: taken for one, its digits could be another person's CPF.</summary>
    public static bool TryCpf(SheetCell cell, out Cpf cpf, out Repair? repair)
    {
        repair = null;
        var written = cell.ToString();
        if (cell.Text is { } text && WithoutDecimals(text) == text && Cpf.TryParse(text, out cpf))
        {
            return true;
        }

        var digits = Digits(cell, out var kind);
        if (digits is not { Length: >= 1 and <= 11 })
        {
            cpf = default;
            return false;
        }

        var padded = digits.PadLeft(11, '0');
        if (!Cpf.TryParse(padded, out cpf))
        {
            return false;
        }

        kind = digits.Length < 11 ? "lost_zeros" : kind;
        repair = kind is null ? null : new(kind, written, cpf.Digits);
        return true;
    }

    public static string? Phone(SheetCell cell) =>
        cell.Text is { } text && PhoneNumber.TryParse(text, out var phone) ? phone.Digits
        : Digits(cell, out _) is { } digits && PhoneNumber.TryParse(digits, out phone) ? phone.Digits
        : null;

    /// <summary>Eight digits; seven have lost their zero, five are the old form.</summary>
    public static string? PostalCode(SheetCell cell) => Digits(cell, out _) switch
    {
        { Length: 8 } whole => whole,
        { Length: 7 } lost => "0" + lost,
        { Length: 5 } old => old + "000",
        _ => null,
    };

    /// <summary><c>R$ 1.234,56</c>, <c>1234.56</c> or a number.</summary>
    public static bool TryMoney(SheetCell cell, NumberForm form, out decimal? amount)
    {
        amount = null;
        if (cell.IsBlank || cell.Text is "-" or "R$ -")
        {
            return true;
        }

        if (cell.Number is { } number)
        {
            var fits = Math.Abs(number) < 1e12;
            amount = fits ? Math.Round((decimal)number, 2, MidpointRounding.AwayFromZero) : null;
            return fits;
        }

        var text = cell.ToString().Replace("R$", "", StringComparison.OrdinalIgnoreCase).Trim();
        var isPlain = form == NumberForm.Point || (form == NumberForm.Either && !text.Contains(',', StringComparison.Ordinal) && text.LastIndexOf('.') is var point && point >= 0 && text.Length - point - 1 != 3);
        var read = isPlain
            ? decimal.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            : Brazilian.TryMoney(text, out value);
        amount = read ? Math.Round(value, 2, MidpointRounding.AwayFromZero) : null;
        return read && Math.Abs(value) < 1_000_000_000_000m;
    }

    public static DateOnly? Date(SheetCell cell, DateForm form)
    {
        if (cell.Date is { } date)
        {
            return DateOnly.FromDateTime(date);
        }

        if (cell.Number is >= 1 and < 200_000 and var serial)
        {
            return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        }

        return DateTime.TryParseExact(cell.Text, form == DateForm.DayFirst ? DayFirst : MonthFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is >= 1900 and <= 2100
            ? DateOnly.FromDateTime(read)
            : null;
    }

    /// <summary>A reference month: <c>07/2025</c>, <c>2025-07</c>, or any date in it.</summary>
    public static DateOnly? Month(SheetCell cell, DateForm form) =>
        DateOnly.TryParseExact("01/" + cell.Text, ["dd/MM/yyyy", "dd/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        || DateOnly.TryParseExact(cell.Text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out month)
            ? month
            : Date(cell, form) is { } date ? new DateOnly(date.Year, date.Month, 1) : null;

    public static int? Count(SheetCell cell) =>
        cell.Number is >= 0 and < 10_000 and var number && number == Math.Floor(number) ? (int)number
        : int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read
        : null;

    /// <summary>A text, or a whole number as its digits: a matrícula typed as a number has no decimals.</summary>
    public static string? Text(SheetCell cell, int longest)
    {
        var text = cell.Text is { } typed && typed.EndsWith(".0", StringComparison.Ordinal) && typed.AsSpan(0, typed.Length - 2).ContainsAnyExceptInRange('0', '9') is false
            ? typed[..^2]
            : cell.ToString();
        return text.Length == 0 ? null : text.Length > longest ? text[..longest] : text;
    }

    /// <summary>The digits of a number that was meant as a code, and what the spreadsheet had made of it.</summary>
    private static string? Digits(SheetCell cell, out string? repair)
    {
        repair = null;
        if (cell.Number is { } number)
        {
            return number is >= 0 and < 1e15 && number == Math.Floor(number) ? number.ToString("0", CultureInfo.InvariantCulture) : null;
        }

        var text = cell.Text ?? "";
        if (text.Contains('E', StringComparison.OrdinalIgnoreCase)
            && decimal.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var scientific)
            && scientific is >= 0 and < 1_000_000_000_000_000m && scientific == decimal.Floor(scientific))
        {
            repair = "scientific";
            return scientific.ToString("0", CultureInfo.InvariantCulture);
        }

        if (WithoutDecimals(text) is var whole && whole != text)
        {
            (repair, text) = ("decimal_point", whole);
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length > 0 && text.All(character => char.IsAsciiDigit(character) || "().-/+ ".Contains(character, StringComparison.Ordinal)) ? digits : null;
    }

    /// <summary><c>123.0</c>, <c>123,0</c>, <c>123.00</c> and <c>123,00</c> are 123; anything else stays as it is.</summary>
    private static string WithoutDecimals(string text)
    {
        var mark = text.LastIndexOfAny(['.', ',']);
        return mark > 0 && text[(mark + 1)..] is "0" or "00" && !text.AsSpan(0, mark).ContainsAnyExceptInRange('0', '9') ? text[..mark] : text;
    }
}
