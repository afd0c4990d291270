using CaseDesk.Core.Clients;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A spreadsheet of people, with or without loans, its columns mapped by their titles (domain.md 6.2).</summary>
internal sealed class SpreadsheetListReader(
    Func<IEnumerable<SheetRow>> rows, ListHeader header, ColumnMapping mapping, ListChoices choices, ILookup<int, CellEdit> edits) : ListReader
{
    public override ListHeader Header => header;

    public override IEnumerable<ParsedRow> Rows()
    {
        foreach (var row in rows())
        {
            Lines = row.Number;
            if (row.Number > mapping.HeaderRow && !row.IsBlank)
            {
                yield return Read(Edited(row));
            }
        }
    }

    public override void Dispose()
    {
        // Each pass closes what it opened.
    }

    private SheetRow Edited(SheetRow row)
    {
        if (!edits.Contains(row.Number))
        {
            return row;
        }

        var cells = row.Cells.ToList();
        foreach (var edit in edits[row.Number])
        {
            cells.AddRange(Enumerable.Repeat(SheetCell.Blank, Math.Max(0, edit.Column + 1 - cells.Count)));
            cells[edit.Column] = edit.Value.Trim() is { Length: > 0 } text ? new(text) : SheetCell.Blank;
        }

        return row with { Cells = cells };
    }

    private ParsedRow Read(SheetRow row)
    {
        var cpfCell = Cell(row, ListField.Cpf);
        var isCpf = CellValues.TryCpf(cpfCell, out var cpf, out var repair);
        var hasAmount = CellValues.TryMoney(Cell(row, ListField.Amount), choices.Numbers, out var amount);
        var hasBalance = CellValues.TryMoney(Cell(row, ListField.Balance), choices.Numbers, out var balance);
        var name = Text(row, ListField.Name, 200);
        var reference = Cell(row, ListField.Reference) is { IsBlank: false } month ? CellValues.Month(month, choices.Dates) : header.Reference;
        var total = CellValues.Count(Cell(row, ListField.TotalInstallments));
        var paid = CellValues.Count(Cell(row, ListField.PaidInstallments));
        var hasLoan = header.HasLoans && amount is not null;
        return new ParsedRow
        {
            Line = row.Number,
            Raw = string.Join('\t', row.Cells.Select(cell => cell.ToString().Replace('\t', ' ').Replace('\n', ' '))),
            Problem = cpfCell.IsBlank ? RowProblem.MissingCpf
                : !isCpf ? RowProblem.BadCpf
                : name is null && !header.UpdatesOnly ? RowProblem.MissingName
                : !hasAmount || !hasBalance ? RowProblem.BadAmount
                : paid > total ? RowProblem.PaidExceedsTotal
                : hasLoan && reference is null ? RowProblem.BadReference
                : null,
            Repairs = repair is null ? [] : [repair],
            Cpf = isCpf ? cpf.Digits : "",
            Name = name is null ? null : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Enrollment = Text(row, ListField.Enrollment, 30) ?? "",
            DepartmentCode = Text(row, ListField.DepartmentCode, 20) ?? Text(row, ListField.PayingDepartment, 20),
            DepartmentName = Text(row, ListField.DepartmentName, 120),
            Position = Text(row, ListField.Position, 120),
            EntityName = Text(row, ListField.EntityName, 120),
            Fin = Text(row, ListField.Fin, 10) ?? "",
            Reference = reference,
            Status = Text(row, ListField.Status, 1),
            PostingDepartment = Text(row, ListField.PostingDepartment, 20),
            PayingDepartment = Text(row, ListField.PayingDepartment, 20),
            TotalInstallments = total,
            PaidInstallments = paid,
            Amount = amount,
            Balance = balance,
            HasLoan = hasLoan,
            BirthDate = CellValues.Date(Cell(row, ListField.BirthDate), choices.Dates),
            Email = Text(row, ListField.Email, 200),
            ClientNumber = Text(row, ListField.ClientNumber, 40),
            Phones = Phones(row),
            PostalCode = CellValues.PostalCode(Cell(row, ListField.PostalCode)),
            Street = Text(row, ListField.Street, 200),
            AddressNumber = Text(row, ListField.AddressNumber, 20),
            Complement = Text(row, ListField.Complement, 80),
            District = Text(row, ListField.District, 80),
            City = Text(row, ListField.City, 80),
            State = Text(row, ListField.State, 2)?.ToUpperInvariant(),
            Bank = Text(row, ListField.Bank, 80),
            Branch = Text(row, ListField.Branch, 20),
            Account = Text(row, ListField.Account, 30),
            PixKey = Text(row, ListField.PixKey, 120),
            PixKeyType = Text(row, ListField.PixKeyType, 20),
        };
    }

    private SheetCell Cell(SheetRow row, ListField field)
    {
        for (var column = 0; column < mapping.Fields.Count; column++)
        {
            if (mapping.Fields[column] == field && !row[column].IsBlank)
            {
                return row[column];
            }
        }

        return choices.Defaults.TryGetValue(field, out var text) && text.Length > 0 ? new(text) : SheetCell.Blank;
    }

    private string? Text(SheetRow row, ListField field, int longest) => CellValues.Text(Cell(row, field), longest);

    private List<string> Phones(SheetRow row)
    {
        var phones = new List<string>();
        for (var column = 0; column < mapping.Fields.Count; column++)
        {
            if (mapping.Fields[column] == ListField.Phone && CellValues.Phone(row[column]) is { } phone && !phones.Contains(phone))
            {
                phones.Add(phone);
            }
        }

        return phones;
    }
}
