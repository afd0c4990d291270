using System.Globalization;
using CaseDesk.Core.Clients;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>
/// The printed iNETConsig report (domain.md 6.1). A first pass reads the headers of all pages and the names of the departments,
/// which stand only below their rows; the second streams the rows.
/// </summary>
internal sealed class INetConsigReader : ListReader
{
    private readonly Func<StreamReader> _open;
    private readonly Dictionary<string, string> _departments;
    private readonly ILookup<int, CellEdit> _edits;
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly ReportTotals _totals = new();

    private INetConsigReader(Func<StreamReader> open, ListHeader header, Dictionary<string, string> departments, ILookup<int, CellEdit> edits)
    {
        _edits = edits;
        _open = open;
        Header = header;
        _departments = departments;
    }

    public override ListHeader Header { get; }

    public override ControlTotals Totals => _totals.Result;

    /// <param name="open">Opens the text from its beginning.</param>
    /// <param name="encoding">How it is decoded.</param>
    /// <param name="edits">Corrected cells, by line.</param>
    public static (ListReader? Reader, ListRefusal? Refusal) Open(Func<StreamReader> open, string encoding, ILookup<int, CellEdit> edits)
    {
        (string Code, string Name, DateOnly Reference)? header = null;
        var departments = new Dictionary<string, string>(StringComparer.Ordinal);
        using var text = open();
        foreach (var (number, line) in ReportLines.Of(text).Index())
        {
            if (ReportText.ReadPageHeader(line) is { } page)
            {
                if (header is { } first && (first.Code, first.Reference) != (page.Code, page.Reference))
                {
                    return (null, ListRefusal.PagesDisagree(number + 1));
                }

                header ??= page;
            }
            else if (line.Contains("Pagamento:", StringComparison.Ordinal) && ReportText.DepartmentTotal().Match(line) is { Success: true } total
                && ReportText.SplitDepartment(total.Groups["department"].Value) is (var code, { } name))
            {
                departments.TryAdd(code, name);
            }
        }

        return header is not { } found
            ? (null, ListRefusal.UnknownFormat)
            : (new INetConsigReader(open, new(ListFormat.INetConsig, encoding, found.Code, found.Name, found.Reference), departments, edits), null);
    }

    public override void Dispose()
    {
        // Each pass closes the text that it opened.
    }

    protected override IEnumerable<ParsedRow> Read()
    {
        var columns = ReportColumns.Usual;
        using var text = _open();
        foreach (var written in ReportLines.Of(text))
        {
            Lines++;
            var line = _edits.Contains(Lines) ? columns.With(written, _edits[Lines]) : written;
            if (columns.IsRow(line))
            {
                yield return Read(columns, line);
            }
            else if (ReportColumns.FromRuler(line) is { } ruler)
            {
                columns = ruler;
            }
            else if (line.Contains("Total", StringComparison.Ordinal))
            {
                CheckTotal(line);
            }
            else if (ReportText.IsLegend(line))
            {
                _totals.SeeLegend();
            }
        }

        _totals.CloseReport();
    }

    private void CheckTotal(string line)
    {
        if (ReportText.DepartmentTotal().Match(line) is { Success: true } department)
        {
            _totals.CheckDepartment(department, ReportText.SplitDepartment(department.Groups["department"].Value).Code);
        }
        else if (ReportText.StatusTotal().Match(line) is { Success: true } status)
        {
            _totals.CheckStatus(status);
        }
    }

    private ParsedRow Read(ReportColumns columns, string line)
    {
        var hasAmount = Brazilian.TryMoney(columns.Amount(line), out var amount);
        var status = Word(columns.Status(line))!;
        var paying = Word(columns.PayingDepartment(line));
        _totals.Add(status, paying ?? "", hasAmount ? Brazilian.ToCents(amount) : 0);

        var hasTotal = TryInstallments(columns.Total(line), out var total);
        var hasPaid = TryInstallments(columns.Paid(line), out var paid);
        var isCpf = Cpf.TryParse(columns.Cpf(line), out var cpf);
        var problem = line.Length < columns.End ? RowProblem.LineTooShort
            : !isCpf ? RowProblem.BadCpf
            : !hasAmount ? RowProblem.BadAmount
            : !hasTotal || !hasPaid ? RowProblem.BadInstallments
            : paid > total ? RowProblem.PaidExceedsTotal
            : columns.Name(line).IsEmpty ? RowProblem.MissingName
            : null;
        var position = Word(columns.Position(line));
        return new ParsedRow
        {
            Line = Lines,
            Raw = line,
            Problem = problem,
            HasLoan = true,
            Cpf = isCpf ? cpf.Digits : "",
            Name = CellText.Visible(ReportLines.Value(columns.Name(line))),
            Enrollment = columns.Enrollment(line).ToString(),
            DepartmentCode = paying,
            DepartmentName = paying is null ? null : _departments.GetValueOrDefault(paying),
            Position = position == "-" ? null : position,
            Fin = Word(columns.Fin(line)) ?? "",
            Reference = Header.Reference,
            Status = status,
            TotalInstallments = hasTotal ? total : null,
            PaidInstallments = hasPaid ? paid : null,
            Amount = hasAmount ? amount : null,
            PostingDepartment = Word(columns.PostingDepartment(line)),
            PayingDepartment = paying,
        };
    }

    private static bool TryInstallments(ReadOnlySpan<char> text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>One string for each of the few words that fill these columns; null for a blank.</summary>
    private string? Word(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var word))
        {
            word = ReportLines.Value(text);
            if (_words.Count < 10_000)
            {
                lookup[text] = word;
            }
        }

        return word;
    }
}
