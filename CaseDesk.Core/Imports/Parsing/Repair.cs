namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A value that a spreadsheet had damaged and that could be mended, or that was left out: what it was and what it became.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Before">As the file has it.</param>
/// <param name="After">Empty when it was left out, the row taken all the same.</param>
public sealed record Repair(string Kind, string Before, string After)
{
    public const string LostZeros = "lost_zeros";
    public const string DecimalPoint = "decimal_point";
    public const string Scientific = "scientific";

    /// <summary>Marks that nobody sees, quotes of a formula, odd hyphens, taken out of a CPF.</summary>
    public const string OddCharacters = "odd_characters";

    /// <summary>A mobile of eight digits got its ninth.</summary>
    public const string NinthDigit = "ninth_digit";

    /// <summary>What stood beside a phone, such as an extension.</summary>
    public const string CutRemark = "cut_remark";

    /// <summary>A text that was longer than the desk keeps.</summary>
    public const string Shortened = "shortened";

    /// <summary>A line that is not in the encoding of its file.</summary>
    public const string OtherEncoding = "other_encoding";

    /// <summary>A row that a filter hides: it counts like the others unless it is refused.</summary>
    public const string HiddenRow = "hidden_row";

    /// <summary>The spreadsheet kept fewer digits than there were: nobody knows the number.</summary>
    public const string LostDigits = "lost_digits";
    public const string UnreadPhone = "unread_phone";
    public const string UnreadDate = "unread_date";
    public const string UnreadPostalCode = "unread_postal_code";
    public const string UnreadState = "unread_state";
    public const string UnreadInstallments = "unread_installments";
}
