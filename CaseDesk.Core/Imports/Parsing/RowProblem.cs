namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Why a row is rejected: a code that the screens put into words.</summary>
public sealed record RowProblem(string Code)
{
    public static readonly RowProblem LineTooShort = new("line_too_short");
    /// <summary>A cell points to a text that its workbook does not have.</summary>
    public static readonly RowProblem UnreadableCell = new("unreadable_cell");

    public static readonly RowProblem BadCpf = new("bad_cpf");

    /// <summary>Of a CPF the spreadsheet kept fewer digits than there were.</summary>
    public static readonly RowProblem LostDigits = new("lost_digits");
    public static readonly RowProblem MissingCpf = new("missing_cpf");
    public static readonly RowProblem MissingCpfOrPhone = new("missing_cpf_or_phone");
    public static readonly RowProblem MissingName = new("missing_name");
    public static readonly RowProblem BadAmount = new("bad_amount");
    public static readonly RowProblem BadInstallments = new("bad_installments");
    public static readonly RowProblem PaidExceedsTotal = new("paid_exceeds_total");
    public static readonly RowProblem BadReference = new("bad_reference");

    public static readonly RowProblem RowTooLong = new("row_too_long");

    /// <summary>It could be mended, but a person said no to this kind of mending.</summary>
    public static readonly RowProblem RepairRefused = new("repair_refused");

    /// <summary>An update of a person whom the desk does not know.</summary>
    public static readonly RowProblem NotFound = new("not_found");
}
