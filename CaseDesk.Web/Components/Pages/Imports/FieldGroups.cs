using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Web.Components.Pages.Imports;

/// <summary>What a column may hold, in groups short enough to be looked through.</summary>
public static class FieldGroups
{
    public static readonly IReadOnlyList<(string Name, IReadOnlyList<ListField> Fields)> All =
    [
        ("Person", [ListField.Cpf, ListField.Name, ListField.BirthDate, ListField.Enrollment, ListField.Position, ListField.DepartmentCode, ListField.DepartmentName, ListField.ClientNumber]),
        ("Contact", [
            ListField.Phone, ListField.Email, ListField.PostalCode, ListField.Street, ListField.AddressNumber, ListField.Complement, ListField.District, ListField.City, ListField.State]),
        ("Loan", [
            ListField.EntityName, ListField.Fin, ListField.Reference, ListField.Amount, ListField.Balance, ListField.TotalInstallments, ListField.PaidInstallments, ListField.Status,
            ListField.PostingDepartment, ListField.PayingDepartment]),
        ("Account", [ListField.Bank, ListField.Branch, ListField.Account, ListField.PixKey, ListField.PixKeyType]),
        ("Suppression", [ListField.SuppressedFrom, ListField.SuppressedUntil, ListField.SuppressionSource]),
    ];
}
