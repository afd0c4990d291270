using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Tells columns apart whose titles say the same: a bank by number and by name, a registry number beside the CPF.</summary>
internal static class LookAlikes
{
    private static readonly ListField[] InWords =
        [ListField.Name, ListField.EntityName, ListField.Bank, ListField.DepartmentName, ListField.Position, ListField.City, ListField.Street];

    private static readonly ListField[] OfAccounts = [ListField.Branch, ListField.Account, ListField.PixKey];

    /// <param name="titled">What the title of each column says.</param>
    /// <param name="valuesOf">What stands below it.</param>
    /// <returns>Each field at most once, phones excepted: where its values fit best, else where it comes first.</returns>
    public static List<ListField> Told(List<ListField> titled, Func<int, IReadOnlyList<SheetCell>> valuesOf)
    {
        var fields = titled.ToList();
        foreach (var field in titled.Distinct().Except([ListField.Ignore, ListField.Phone]))
        {
            KeepOne(field, fields, valuesOf);
        }

        TellBanks(fields, valuesOf);
        return fields;
    }

    /// <summary>
    /// A sheet of loans that says nothing of accounts means the bank of the loan when it says "bank". Without one, the loans of a
    /// person at two banks would be taken for the same.
    /// </summary>
    private static void TellBanks(List<ListField> fields, Func<int, IReadOnlyList<SheetCell>> valuesOf)
    {
        var (loan, bank) = (fields.IndexOf(ListField.EntityName), fields.IndexOf(ListField.Bank));
        var isOfLoans = fields.Contains(ListField.Amount)
            && (fields.Contains(ListField.TotalInstallments) || fields.Contains(ListField.PaidInstallments) || fields.Contains(ListField.Balance));
        if (bank < 0 || !isOfLoans || fields.Intersect(OfAccounts).Any())
        {
            return;
        }

        if (loan < 0 || (!AreWords(valuesOf(loan)) && AreWords(valuesOf(bank))))
        {
            fields[bank] = ListField.EntityName;
            if (loan >= 0)
            {
                fields[loan] = ListField.Ignore;
            }
        }
    }

    private static void KeepOne(ListField field, List<ListField> fields, Func<int, IReadOnlyList<SheetCell>> valuesOf)
    {
        var columns = Enumerable.Range(0, fields.Count).Where(column => fields[column] == field).ToList();
        var best = columns.Count == 1 ? columns[0]
            : field == ListField.Cpf ? columns.MaxBy(column => valuesOf(column).Count(cell => CellValues.TryCpf(cell, out _, out _)))
            : InWords.Contains(field) ? columns.FirstOrDefault(column => AreWords(valuesOf(column)), columns[0])
            : columns[0];
        foreach (var column in columns.Where(column => column != best))
        {
            fields[column] = ListField.Ignore;
        }
    }

    private static bool AreWords(IReadOnlyList<SheetCell> values) =>
        values.Count > 0 && values.Count(cell => cell.Text?.Any(char.IsLetter) == true) * 2 > values.Count;
}
