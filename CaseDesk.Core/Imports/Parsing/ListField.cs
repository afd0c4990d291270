namespace CaseDesk.Core.Imports.Parsing;

/// <summary>What a column of a spreadsheet may hold.</summary>
public enum ListField
{
    Ignore,
    Cpf,
    Name,
    BirthDate,
    Enrollment,
    DepartmentCode,
    DepartmentName,
    Position,
    EntityName,
    Fin,
    Reference,
    TotalInstallments,
    PaidInstallments,
    Amount,
    Balance,
    Phone,
    Email,
    ClientNumber,
    PostalCode,
    Street,
    AddressNumber,
    Complement,
    District,
    City,
    State,
    Bank,
    Branch,
    Account,
    PixKey,
    PixKeyType,

    /// <summary>Status code of a payroll report: <c>1 2 3 4 5 6 S</c>.</summary>
    Status,
    PostingDepartment,
    PayingDepartment,

    /// <summary>Since when, until when and by whose word somebody must not be contacted.</summary>
    SuppressedFrom,
    SuppressedUntil,
    SuppressionSource,
}
