using CaseDesk.Core.Clients;
using CaseDesk.Core.Imports.Templates;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A spreadsheet of people, with or without loans, its columns mapped by their titles (domain.md 6.2).</summary>
internal sealed class SpreadsheetListReader(
    Func<IEnumerable<SheetRow>> rows, ListHeader header, ColumnMapping mapping, ListChoices choices, ILookup<int, CellEdit> edits, DateOnly today) : ListReader
{
    private const int LongestFin = 10;
    private const int BeforeShown = 80;

    private static readonly ListField[] OfDays =
        [ListField.BirthDate, ListField.Reference, ListField.SuppressedFrom, ListField.SuppressedUntil];

    public override ListHeader Header => header;

    private bool IsSuppression => header.Kind == ListKind.Suppression;

    public override void Dispose()
    {
        // Each pass closes what it opened.
    }

    protected override IEnumerable<ParsedRow> Read()
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
        var isCpf = CellValues.TryCpf(Written(row, ListField.Cpf), out var cpf, out var repair);
        var cpfCell = Cell(row, ListField.Cpf);
        var hasAmount = CellValues.TryMoney(Cell(row, ListField.Amount), choices.Numbers, out var amount);
        var hasBalance = CellValues.TryMoney(Cell(row, ListField.Balance), choices.Numbers, out var balance);
        List<Repair> repairs = repair is null ? [] : [repair];
        if (row.IsHidden)
        {
            repairs.Add(new(Repair.HiddenRow, $"{row.Number}", $"{row.Number}"));
        }

        var name = Text(row, ListField.Name, 200, repairs);
        var reference = Cell(row, ListField.Reference) is { IsBlank: false } month ? CellDates.Month(month, choices.Dates, today) : header.Reference;
        var total = Noted(row, ListField.TotalInstallments, CellValues.Count, Repair.UnreadInstallments, repairs);
        var paid = Noted(row, ListField.PaidInstallments, CellValues.Count, Repair.UnreadInstallments, repairs);
        var birthDate = Noted(row, ListField.BirthDate, cell => CellDates.Birth(cell, choices.Dates, today), Repair.UnreadDate, repairs);
        var postalCode = Noted(row, ListField.PostalCode, CellValues.PostalCode, Repair.UnreadPostalCode, repairs);
        var state = Noted(row, ListField.State, cell => BrazilianStates.CodeOf(cell.ToString()), Repair.UnreadState, repairs);
        var phones = Phones(row, repairs);
        var entity = Text(row, ListField.EntityName, 120, repairs);
        var hasLoan = header.HasLoans && (amount is not null || entity is not null);
        var paying = Text(row, ListField.PayingDepartment, 20, repairs);
        return new ParsedRow
        {
            Line = row.Number,
            Raw = string.Join('\t', row.Cells.Select(cell => cell.ToString().Replace('\t', ' ').Replace('\n', ' '))),
            Problem = row.IsUnreadable ? RowProblem.UnreadableCell
                : IsSuppression && cpfCell.IsBlank ? (phones.Count > 0 ? null : RowProblem.MissingCpfOrPhone)
                : cpfCell.IsBlank ? RowProblem.MissingCpf
                : !isCpf ? (repair is null ? RowProblem.BadCpf : RowProblem.LostDigits)
                : IsSuppression ? null
                : name is null && !header.UpdatesOnly ? RowProblem.MissingName
                : !hasAmount || !hasBalance ? RowProblem.BadAmount
                : paid > total ? RowProblem.PaidExceedsTotal
                : hasLoan && reference is null ? RowProblem.BadReference
                : null,
            Repairs = repairs,
            Cpf = isCpf ? cpf.Digits : "",
            Name = name is null ? null : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Enrollment = Code(row, ListField.Enrollment, 30, repairs) is { } enrollment && enrollment.AsSpan().ContainsAnyExcept('0') ? enrollment : "",
            DepartmentCode = Text(row, ListField.DepartmentCode, 20, repairs) ?? paying,
            DepartmentName = Text(row, ListField.DepartmentName, 120, repairs),
            Position = Text(row, ListField.Position, 120, repairs),
            EntityName = entity,
            Fin = Fin(row),
            Reference = reference,
            Status = Text(row, ListField.Status, 1, repairs),
            PostingDepartment = Text(row, ListField.PostingDepartment, 20, repairs),
            PayingDepartment = paying,
            TotalInstallments = total,
            PaidInstallments = paid,
            Amount = amount,
            Balance = balance,
            HasLoan = hasLoan,
            BirthDate = birthDate,
            Email = Text(row, ListField.Email, 200, repairs),
            ClientNumber = Code(row, ListField.ClientNumber, 40, repairs),
            Phones = phones,
            PostalCode = postalCode,
            Street = Text(row, ListField.Street, 200, repairs),
            AddressNumber = Text(row, ListField.AddressNumber, 20, repairs),
            Complement = Text(row, ListField.Complement, 80, repairs),
            District = Text(row, ListField.District, 80, repairs),
            City = Text(row, ListField.City, 80, repairs),
            State = state,
            Bank = Text(row, ListField.Bank, 80, repairs),
            Branch = Code(row, ListField.Branch, 20, repairs),
            Account = Code(row, ListField.Account, 30, repairs),
            PixKey = Text(row, ListField.PixKey, 120, repairs),
            PixKeyType = Text(row, ListField.PixKeyType, 20, repairs),
            SuppressedFrom = Noted(row, ListField.SuppressedFrom, cell => CellDates.Day(cell, choices.Dates), Repair.UnreadDate, repairs),
            SuppressedUntil = Noted(row, ListField.SuppressedUntil, cell => CellDates.Day(cell, choices.Dates), Repair.UnreadDate, repairs),
            SuppressionSource = Text(row, ListField.SuppressionSource, 120, repairs),
        };
    }

    private SheetCell Cell(SheetRow row, ListField field) => CellText.Clean(Written(row, field));

    /// <summary>The first cell of this field that says something, as it was written.</summary>
    private SheetCell Written(SheetRow row, ListField field)
    {
        for (var column = 0; column < mapping.Fields.Count; column++)
        {
            if (mapping.Fields[column] == field && !CellText.Clean(row[column]).IsBlank)
            {
                return row[column];
            }
        }

        return choices.Defaults.TryGetValue(field, out var text) && text.Length > 0 ? new(text) : SheetCell.Blank;
    }

    private string? Text(SheetRow row, ListField field, int longest, List<Repair> repairs) =>
        CellValues.Text(Cell(row, field)) is { } text ? Shortened(text, longest, repairs) : null;

    /// <summary>A text that was meant as a number's digits: of those that a spreadsheet lost, nobody knows the code.</summary>
    private string? Code(SheetRow row, ListField field, int longest, List<Repair> repairs)
    {
        var cell = Cell(row, field);
        if (cell.Number is not null || CellValues.WholeNumber(cell) is not (var digits, var kind))
        {
            return Text(row, field, longest, repairs);
        }

        if (kind == Repair.LostDigits)
        {
            repairs.Add(new(kind, cell.ToString(), ""));
            return null;
        }

        return Shortened(digits, longest, repairs);
    }

    private static string Shortened(string text, int longest, List<Repair> repairs)
    {
        var kept = CellText.Shortened(text, longest);
        if (kept.Length < text.Length)
        {
            repairs.Add(new(Repair.Shortened, CellText.Shortened(text, BeforeShown) + "…", CellText.Shortened(kept, BeforeShown) + "…"));
        }

        return kept;
    }

    /// <summary>Contract numbers longer than a deduction code tell each other apart at their end.</summary>
    private string Fin(SheetRow row) => CellValues.Text(Cell(row, ListField.Fin)) is { } fin ? fin.Length > LongestFin ? fin[^LongestFin..] : fin : "";

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

    private List<string> Phones(SheetRow row, List<Repair> repairs)
    {
        var phones = new List<string>();
        for (var column = 0; column < mapping.Fields.Count; column++)
        {
            if (mapping.Fields[column] == ListField.Phone && CellText.Clean(row[column]) is { IsBlank: false } cell)
            {
                phones.AddRange(CellPhones.Read(cell, repairs).Where(phone => !phones.Contains(phone)));
            }
        }

        return phones;
    }
}
