using CaseDesk.Core.Clients;
using CaseDesk.Core.Imports.Templates;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A spreadsheet of people, with or without loans, its columns mapped by their titles (domain.md 6.2).</summary>
internal sealed class SpreadsheetListReader(
    Func<IEnumerable<SheetRow>> rows, ListHeader header, ColumnMapping mapping, ListChoices choices, ILookup<int, CellEdit> edits) : ListReader
{
    private const int LongestFin = 10;

    private static readonly char[] BetweenPhones = ['/', ';', ',', '|', '\n'];

    private static readonly ListField[] OfDays =
        [ListField.BirthDate, ListField.Reference, ListField.SuppressedFrom, ListField.SuppressedUntil];

    public override ListHeader Header => header;

    private bool IsSuppression => header.Kind == ListKind.Suppression;

    public override IEnumerable<ParsedRow> Rows()
    {
        foreach (var row in rows())
        {
            Lines = row.Number + row.Lines - 1;
            if (row.Number > mapping.HeaderRow && !row.IsBlank && !ExampleRow.Is(Cell(row, ListField.Cpf)))
            {
                yield return Read(Edited(InDays(row)));
            }
        }
    }

    public override void Dispose()
    {
        // Each pass closes what it opened.
    }

    /// <summary>In a workbook that counts from 1904, a number in a column of days is a day of that count.</summary>
    private SheetRow InDays(SheetRow row)
    {
        List<SheetCell>? cells = null;
        for (var column = 0; column < mapping.Fields.Count; column++)
        {
            if (row[column].DaysBehind > 0 && OfDays.Contains(mapping.Fields[column]))
            {
                cells ??= [.. row.Cells];
                cells[column] = cells[column].AsDay;
            }
        }

        return cells is null ? row : row with { Cells = cells };
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
        List<Repair> repairs = repair is null ? [] : [repair];
        if (row.IsHidden)
        {
            repairs.Add(new("hidden_row", $"{row.Number}", $"{row.Number}"));
        }

        var total = Noted(row, ListField.TotalInstallments, CellValues.Count, "unread_installments", repairs);
        var paid = Noted(row, ListField.PaidInstallments, CellValues.Count, "unread_installments", repairs);
        var birthDate = Noted(row, ListField.BirthDate, cell => CellValues.Date(cell, choices.Dates), "unread_date", repairs);
        var postalCode = Noted(row, ListField.PostalCode, CellValues.PostalCode, "unread_postal_code", repairs);
        var state = Noted(row, ListField.State, cell => BrazilianStates.CodeOf(cell.ToString()), "unread_state", repairs);
        var phones = Phones(row, repairs);
        var hasLoan = header.HasLoans && amount is not null;
        return new ParsedRow
        {
            Line = row.Number,
            Raw = string.Join('\t', row.Cells.Select(cell => cell.ToString().Replace('\t', ' ').Replace('\n', ' '))),
            Problem = row.IsUnreadable ? RowProblem.UnreadableCell
                : IsSuppression && cpfCell.IsBlank ? (phones.Count > 0 ? null : RowProblem.MissingCpfOrPhone)
                : cpfCell.IsBlank ? RowProblem.MissingCpf
                : !isCpf ? RowProblem.BadCpf
                : IsSuppression ? null
                : name is null && !header.UpdatesOnly ? RowProblem.MissingName
                : !hasAmount || !hasBalance ? RowProblem.BadAmount
                : paid > total ? RowProblem.PaidExceedsTotal
                : hasLoan && reference is null ? RowProblem.BadReference
                : null,
            Repairs = repairs,
            Cpf = isCpf ? cpf.Digits : "",
            Name = name is null ? null : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Enrollment = Text(row, ListField.Enrollment, 30) ?? "",
            DepartmentCode = Text(row, ListField.DepartmentCode, 20) ?? Text(row, ListField.PayingDepartment, 20),
            DepartmentName = Text(row, ListField.DepartmentName, 120),
            Position = Text(row, ListField.Position, 120),
            EntityName = Text(row, ListField.EntityName, 120),
            Fin = Fin(row),
            Reference = reference,
            Status = Text(row, ListField.Status, 1),
            PostingDepartment = Text(row, ListField.PostingDepartment, 20),
            PayingDepartment = Text(row, ListField.PayingDepartment, 20),
            TotalInstallments = total,
            PaidInstallments = paid,
            Amount = amount,
            Balance = balance,
            HasLoan = hasLoan,
            BirthDate = birthDate,
            Email = Text(row, ListField.Email, 200),
            ClientNumber = Text(row, ListField.ClientNumber, 40),
            Phones = phones,
            PostalCode = postalCode,
            Street = Text(row, ListField.Street, 200),
            AddressNumber = Text(row, ListField.AddressNumber, 20),
            Complement = Text(row, ListField.Complement, 80),
            District = Text(row, ListField.District, 80),
            City = Text(row, ListField.City, 80),
            State = state,
            Bank = Text(row, ListField.Bank, 80),
            Branch = Text(row, ListField.Branch, 20),
            Account = Text(row, ListField.Account, 30),
            PixKey = Text(row, ListField.PixKey, 120),
            PixKeyType = Text(row, ListField.PixKeyType, 20),
            SuppressedFrom = CellValues.Date(Cell(row, ListField.SuppressedFrom), choices.Dates),
            SuppressedUntil = CellValues.Date(Cell(row, ListField.SuppressedUntil), choices.Dates),
            SuppressionSource = Text(row, ListField.SuppressionSource, 120),
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

    /// <summary>Contract numbers longer than a deduction code tell each other apart at their end.</summary>
    private string Fin(SheetRow row) => Text(row, ListField.Fin, 60) is { } fin ? fin.Length > LongestFin ? fin[^LongestFin..] : fin : "";

    /// <summary>A value that cannot be read does not cost the row, but it is said.</summary>
    private T? Noted<T>(SheetRow row, ListField field, Func<SheetCell, T?> read, string note, List<Repair> repairs)
    {
        var cell = Cell(row, field);
        var value = read(cell);
        if (value is null && !cell.IsBlank)
        {
            repairs.Add(new(note, cell.ToString(), ""));
        }

        return value;
    }

    /// <summary>A cell may hold several, parted by a stroke, a comma or the like.</summary>
    private List<string> Phones(SheetRow row, List<Repair> repairs)
    {
        var phones = new List<string>();
        for (var column = 0; column < mapping.Fields.Count; column++)
        {
            if (mapping.Fields[column] != ListField.Phone || row[column] is not { IsBlank: false } cell)
            {
                continue;
            }

            var parts = CellValues.Phone(cell) is null && cell.Text is { } text
                ? text.Split(BetweenPhones, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => new SheetCell(part))
                : [cell];
            foreach (var part in parts)
            {
                if (CellValues.Phone(part) is not { } phone)
                {
                    repairs.Add(new("unread_phone", part.ToString(), ""));
                }
                else if (!phones.Contains(phone))
                {
                    phones.Add(phone);
                }
            }
        }

        return phones;
    }
}
