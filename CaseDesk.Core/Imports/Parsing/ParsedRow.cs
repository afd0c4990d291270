namespace CaseDesk.Core.Imports.Parsing;

/// <summary>One data row of a list as it was read. What the source does not say is null.</summary>
public sealed record ParsedRow
{
    /// <summary>Line of the text, or row of the sheet, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The row as it stands in the file; the cells of a sheet are joined by tabs.</summary>
    public required string Raw { get; init; }

    /// <summary>Why the row cannot be used; null when it can.</summary>
    public RowProblem? Problem { get; init; }

    /// <summary>Eleven digits that check.</summary>
    public string Cpf { get; init; } = "";
    public string? Name { get; init; }

    /// <summary>Matrícula; empty where the source has none.</summary>
    public string Enrollment { get; init; } = "";
    public string? DepartmentCode { get; init; }
    public string? DepartmentName { get; init; }
    public string? Position { get; init; }

    /// <summary>The bank, where the row itself names it.</summary>
    public string? EntityName { get; init; }
    public string Fin { get; init; } = "";
    public DateOnly? Reference { get; init; }
    public string? Status { get; init; }
    public int? TotalInstallments { get; init; }
    public int? PaidInstallments { get; init; }
    public decimal? Amount { get; init; }
    public decimal? Balance { get; init; }
    public string? PostingDepartment { get; init; }
    public string? PayingDepartment { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Email { get; init; }
    public string? ClientNumber { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
    public string? PostalCode { get; init; }
    public string? Street { get; init; }
    public string? AddressNumber { get; init; }
    public string? Complement { get; init; }
    public string? District { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? Bank { get; init; }
    public string? Branch { get; init; }
    public string? Account { get; init; }
    public string? PixKey { get; init; }
    public string? PixKeyType { get; init; }

    /// <summary>Since when, until when and by whose word the person must not be contacted.</summary>
    public DateOnly? SuppressedFrom { get; init; }
    public DateOnly? SuppressedUntil { get; init; }
    public string? SuppressionSource { get; init; }

    /// <summary>The row is an instalment of a loan, not only a person.</summary>
    public bool HasLoan { get; init; }

    /// <summary>The row says something of the person beyond name and loans.</summary>
    public bool HasExtras => Phones.Count > 0 || (BirthDate, Email, ClientNumber, PostalCode, Street, City) is not (null, null, null, null, null, null)
        || (District, State, Bank, Branch, Account, PixKey) is not (null, null, null, null, null, null);

    /// <summary>What was mended on the way, such as a CPF that had lost its zeros; codes of <see cref="Repair"/>.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];
}
