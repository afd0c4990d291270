using CaseDesk.Core.Clients;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>
/// The short report of some banks (domain.md 6.1): here alone a row is read from both ends. Status and matrícula stand on the
/// left; CPF, department and value on the right; what remains is the name.
/// </summary>
internal sealed class INetConsigShortReader(Func<StreamReader> open, ListHeader header, ILookup<int, CellEdit> edits) : ListReader
{
    private readonly ReportTotals _totals = new();

    public override ListHeader Header => header;

    public override ControlTotals Totals => _totals.Result;

    /// <param name="open">Opens the text from its beginning.</param>
    /// <param name="encoding">How it is decoded.</param>
    /// <param name="firstLine">The header line.</param>
    /// <param name="edits">Corrected cells, by line.</param>
    public static ListReader? Open(Func<StreamReader> open, string encoding, string firstLine, ILookup<int, CellEdit> edits) =>
        ReportText.ReadPageHeader(firstLine) is not var (code, name, reference)
            ? null
            : new INetConsigShortReader(open, new(ListFormat.INetConsigShort, encoding, code, name, reference), edits);

    public override void Dispose()
    {
        // The pass closes the text that it opened.
    }

    protected override IEnumerable<ParsedRow> Read()
    {
        var rows = 0;
        using var text = open();
        foreach (var line in ReportLines.Of(text))
        {
            Lines++;
            if (TrySplit(line) is { } written && Edited(written) is var parts)
            {
                rows++;
                yield return Read(line, parts);
            }
            else if (ReportText.RecordTotal().Match(line) is { Success: true } total)
            {
                _totals.CheckRecords(total, rows);
            }
        }

        _totals.CloseRecords(rows);
    }

    private static string[]? TrySplit(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 && ReportColumns.IsStatus(parts[0]) && ReportColumns.IsEnrollment(parts[1]) ? parts : null;
    }

    /// <summary>The columns of a row; fewer where the line is too short to tell them apart.</summary>
    public static IReadOnlyList<string> Cells(string line) => TrySplit(line) is not { } parts ? [line] : parts.Length < 6 ? parts : Columns(parts);

    private static string[] Columns(string[] parts) => [parts[0], parts[1], string.Join(' ', parts[2..^3]), parts[^3], parts[^2], parts[^1]];

    /// <summary>Columns as they are printed: status, matrícula, name, value, department, CPF.</summary>
    private string[] Edited(string[] parts)
    {
        if (!edits.Contains(Lines) || parts.Length < 6)
        {
            return parts;
        }

        var cells = Columns(parts);
        foreach (var edit in edits[Lines].Where(edit => edit.Column < cells.Length))
        {
            cells[edit.Column] = edit.Value.Trim();
        }

        return string.Join(' ', cells).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private ParsedRow Read(string line, string[] parts)
    {
        var row = new ParsedRow
        {
            Line = Lines,
            Raw = edits.Contains(Lines) ? string.Join(' ', parts) : line,
            HasLoan = true,
            Status = parts[0],
            Enrollment = parts[1],
            Reference = Header.Reference,
        };
        if (parts.Length < 4)
        {
            return row with { Problem = RowProblem.LineTooShort };
        }

        var isCpf = Cpf.TryParse(parts[^1], out var cpf);
        var department = parts[^2] is { Length: 3 } code && code.All(char.IsAsciiDigit) ? code : null;
        var right = department is not null || parts[^2] == "-" ? 3 : 2;
        var hasAmount = Brazilian.TryMoney(parts[^right], out var amount);
        var name = CellText.Visible(ReportLines.Value(string.Join(' ', parts[2..^right])));
        return row with
        {
            Problem = !isCpf ? RowProblem.BadCpf : !hasAmount ? RowProblem.BadAmount : name.Length == 0 ? RowProblem.MissingName : null,
            Cpf = isCpf ? cpf.Digits : "",
            Name = name,
            DepartmentCode = department,
            PayingDepartment = department,
            Amount = hasAmount ? amount : null,
        };
    }
}
