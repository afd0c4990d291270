using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A workbook or a CSV with one row of titles (domain.md 6.2); its columns are found by them, or chosen.</summary>
internal sealed class SpreadsheetFormat : ListFormat
{
    private const int RowsToGuess = 200;
    private const int RowsShown = 8;

    public override string Code => "spreadsheet";

    public override bool IsMonthly => false;

    public override IReadOnlyList<string> Titles(ListInspection inspection) => [.. inspection.Columns.Select(column => column.Title)];

    public override IReadOnlyList<string> Cells(string raw) => raw.Split('\t');

    internal override bool Recognises(ListSource source) => source.Workbook is not null || source.FirstLines.Take(ColumnMapping.HeaderSearch)
        .Any(line => CsvSeparator.IsIn(line) || line.Trim().Equals("cpf", StringComparison.OrdinalIgnoreCase));

    internal override (ListInspection?, ListRefusal?) Inspect(ListSource source, ListChoices choices)
    {
        var (sheet, separator) = (SheetOf(source, choices), SeparatorOf(source, choices));
        var rows = Rows(source, sheet, separator).Take(RowsToGuess).ToList();
        if (rows.All(row => row.IsBlank))
        {
            var others = Visible(source.Workbook).Where(other => other.Index != sheet).Select(other => other.Name).ToList();
            return (null, others.Count == 0 ? ListRefusal.NoRows : ListRefusal.NoRowsOnSheet(string.Join(", ", others)));
        }

        var (header, columns) = ColumnGuess.Of(rows, choices.Mapping);
        var shown = rows.Take(RowsShown).ToList();
        return (new(this, source.Encoding, [.. shown.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.ToString())])])
        {
            Kind = ListKindGuess.Of([.. columns.Select(column => column.Field)], columns.Select(column => column.Title)),
            Separator = separator,
            HeaderRow = header,
            Columns = columns,
            FirstNumbers = [.. shown.Select(row => row.Number)],
            Sheets = Visible(source.Workbook),
            Sheet = sheet,
        }, null);
    }

    internal override (ListReader?, ListRefusal?) Open(ListSource source, ListChoices choices, ILookup<int, CellEdit> edits)
    {
        var (inspection, refusal) = Inspect(source, choices);
        if ((refusal ?? inspection!.Lacks(choices)) is { } lack)
        {
            return (null, lack);
        }

        var mapping = choices.Mapping ?? inspection!.Mapping!;
        var header = new ListHeader(this, source.Encoding, null, choices.Entity, choices.Reference)
        {
            HasLoans = inspection!.HasLoansUnder(choices),
            Kind = inspection.KindUnder(choices),
        };
        var (sheet, separator) = (SheetOf(source, choices), SeparatorOf(source, choices));
        return (new SpreadsheetListReader(() => Rows(source, sheet, separator), header, mapping, choices, edits, source.Today), null);
    }

    protected override IReadOnlyList<ListField> Fields(ListInspection inspection, ListChoices choices) =>
        (choices.Mapping ?? inspection.Mapping)?.Fields ?? [];

    private static IEnumerable<SheetRow> Rows(ListSource source, int? sheet, char? separator)
    {
        if (source.Workbook is not { } workbook)
        {
            return SheetReader.ReadCsv(source.OpenText!(), separator!.Value);
        }

        return OfWorkbook();

        IEnumerable<SheetRow> OfWorkbook()
        {
            using var stream = source.Open();
            foreach (var row in SheetReader.ReadWorkbook(stream, workbook, sheet))
            {
                yield return row;
            }
        }
    }

    private static int? SheetOf(ListSource source, ListChoices choices) =>
        source.Workbook is not { } workbook ? null
        : choices.Sheet is { } chosen && chosen >= 0 && chosen < workbook.Sheets.Count ? chosen
        : workbook.First.Index;

    /// <summary>The one that makes most titles known: a line above the titles may hold another, and so may an amount.</summary>
    private static char? SeparatorOf(ListSource source, ListChoices choices) =>
        source.Workbook is not null ? null
        : choices.Separator ?? CsvSeparator.Of(string.Join('\n', source.FirstLines), rows => ColumnMapping.Find(rows, out _)?.Known ?? 0);

    private static List<InspectedSheet> Visible(WorkbookShape? workbook) => workbook is null ? [] :
    [
        .. workbook.Sheets.Where(sheet => sheet.Visibility == SheetVisibility.Visible).Select(sheet => new InspectedSheet(sheet.Index, sheet.Name)),
    ];
}
