using System.Text;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Recognises a list by its content, and opens it as somebody chose or as it looks (domain.md 6).</summary>
public static class ListOpening
{
    private const int LinesToRecognise = 60;
    private const int RowsToGuess = 200;
    private const int RowsShown = 8;

    private static readonly char[] Separators = [';', ',', '\t'];

    /// <summary>Looks at the beginning and says what the file is.</summary>
    /// <param name="open">Opens the file from its beginning, seekable; called once for each pass.</param>
    /// <param name="choices">What was chosen already, such as another sheet or header row.</param>
    public static (ListInspection? Inspection, ListRefusal? Refusal) Inspect(Func<Stream> open, ListChoices choices) => OrRefused<ListInspection>(() =>
    {
        var (found, refusal) = Recognise(open, choices);
        return found is null ? (null, refusal) : found.Rows is null ? InspectText(found) : InspectSheet(found, choices);
    });

    /// <summary>Opens it for reading all its rows.</summary>
    /// <param name="open">Opens the file from its beginning, seekable; called once for each pass.</param>
    /// <param name="choices">How it is read.</param>
    /// <param name="edits">Cells that are read otherwise than the file has them.</param>
    public static (ListReader? Reader, ListRefusal? Refusal) Open(Func<Stream> open, ListChoices choices, IReadOnlyList<CellEdit>? edits = null) => OrRefused<ListReader>(() =>
    {
        var (found, refusal) = Recognise(open, choices);
        if (found is null)
        {
            return (null, refusal);
        }

        var corrections = (edits ?? []).ToLookup(edit => edit.Line);
        return found.Rows is not null ? OpenSheet(found, choices, corrections)
            : found.Format == ListHeader.INetConsig ? INetConsigReader.Open(found.Text!, found.Encoding!, corrections)
            : (INetConsigShortReader.Open(found.Text!, found.Encoding!, found.FirstLines[0], corrections), null);
    });

    /// <summary>A look at the first rows may show what refuses the whole file.</summary>
    private static (T? Found, ListRefusal? Refusal) OrRefused<T>(Func<(T?, ListRefusal?)> look)
        where T : class
    {
        try
        {
            return look();
        }
        catch (SheetRefusedException refused)
        {
            return (null, ListRefusal.Of(refused));
        }
        catch (InvalidDataException)
        {
            return (null, ListRefusal.DamagedWorkbook);
        }
    }

    private static (Found? Found, ListRefusal? Refusal) Recognise(Func<Stream> open, ListChoices choices)
    {
        var recognised = RecogniseAny(open, choices);
        return recognised.Found is { } found && choices.Layout is { } expected && expected != found.Format
            ? (null, ListRefusal.OtherLayout(found.Format))
            : recognised;
    }

    private static (Found? Found, ListRefusal? Refusal) RecogniseAny(Func<Stream> open, ListChoices choices)
    {
        using var stream = open();
        if (stream.Length == 0)
        {
            return (null, ListRefusal.Empty);
        }

        return SheetKinds.Of(stream) switch
        {
            SheetKind.Text => RecogniseText(open, stream, choices),
            SheetKind.Xlsx or SheetKind.Xls => RecogniseWorkbook(open, WorkbookGuard.Check(stream), choices),
            SheetKind.Xlsb => (null, ListRefusal.Xlsb),
            SheetKind.Ods => (null, ListRefusal.Ods),
            SheetKind.PasswordProtected => (null, ListRefusal.PasswordProtected),
            _ => (null, ListRefusal.DamagedWorkbook),
        };
    }

    private static (Found?, ListRefusal?) RecogniseWorkbook(Func<Stream> open, WorkbookShape shape, ListChoices choices)
    {
        var sheet = choices.Sheet is { } chosen && chosen >= 0 && chosen < shape.Sheets.Count ? chosen : shape.First.Index;
        return (new Found(ListHeader.Spreadsheet) { Rows = () => Workbook(open, shape, sheet), Sheet = sheet, Sheets = SheetsOf(shape) }, null);
    }

    private static (Found?, ListRefusal?) RecogniseText(Func<Stream> open, Stream stream, ListChoices choices)
    {
        var (encoding, name) = TextDecoding.Named(choices.Encoding) ?? TextDecoding.Detect(stream);
        StreamReader Text() => new(open(), encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);

        if (LineOfNull(Text) is { } zero)
        {
            return (null, ListRefusal.NotText(zero));
        }

        var lines = new List<string>();
        using (var text = Text())
        {
            while (lines.Count < LinesToRecognise && text.ReadLine() is { Length: < 100_000 } line)
            {
                lines.Add(line);
            }
        }

        if (lines.Count == 0)
        {
            return (null, ListRefusal.UnknownLayout);
        }

        var found = new Found(ListHeader.INetConsig) { Encoding = name, Text = Text, FirstLines = lines };
        if (lines.Any(line => ReportColumns.FromRuler(line) is not null))
        {
            return (found, null);
        }

        if (lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) is { } first && ReportText.ReadPageHeader(first) is not null)
        {
            return (found with { Format = ListHeader.INetConsigShort, FirstLines = [first] }, null);
        }

        var top = lines.Take(ColumnMapping.HeaderSearch).ToList();
        if (!top.Any(line => line.AsSpan().ContainsAny(Separators) || line.Trim().Equals("cpf", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, ListRefusal.UnknownLayout);
        }

        var separator = choices.Separator ?? SeparatorOf(top);
        return (found with { Format = ListHeader.Spreadsheet, Separator = separator, Rows = () => SheetReader.ReadCsv(Text(), separator) }, null);
    }

    /// <summary>The one that makes most titles known: a line above the titles may hold another, and so may an amount.</summary>
    private static char? SeparatorOf(List<string> lines)
    {
        var text = string.Join('\n', lines);
        var best = Separators.Select(separator => (Separator: separator, Titles: TitlesWith(separator))).MaxBy(found => found.Titles);
        return best.Titles > 1 ? best.Separator : null;

        int TitlesWith(char separator)
        {
            try
            {
                return ColumnMapping.Find(SheetReader.ReadCsv(new StringReader(text), separator), out _)?.Fields.Count(field => field != ListField.Ignore) ?? 0;
            }
            catch (Exception error) when (error is InvalidDataException or SheetRefusedException)
            {
                return 0;
            }
        }
    }

    /// <summary>The first line with a zero character; null when the text is one.</summary>
    private static int? LineOfNull(Func<StreamReader> open)
    {
        using var text = open();
        var buffer = new char[64 * 1024];
        for (var (line, read) = (1, 0); (read = text.ReadBlock(buffer)) > 0;)
        {
            var block = buffer.AsSpan(0, read);
            var at = block.IndexOf('\0');
            line += block[..(at < 0 ? read : at)].Count('\n');
            if (at >= 0)
            {
                return line;
            }
        }

        return null;
    }

    private static (ListInspection?, ListRefusal?) InspectText(Found found)
    {
        var lines = found.FirstLines.Take(2 * RowsShown).Select(line => (IReadOnlyList<string>)[line]).ToList();
        var (reader, refusal) = found.Format == ListHeader.INetConsig
            ? INetConsigReader.Open(found.Text!, found.Encoding!, NoEdits)
            : (INetConsigShortReader.Open(found.Text!, found.Encoding!, found.FirstLines[0], NoEdits), null);
        using (reader)
        {
            return reader is null
                ? (null, refusal ?? ListRefusal.UnknownLayout)
                : (new(found.Format, found.Encoding, lines)
                {
                    EntityCode = reader.Header.EntityCode,
                    EntityName = reader.Header.EntityName,
                    Reference = reader.Header.Reference,
                }, null);
        }
    }

    private static (ListInspection?, ListRefusal?) InspectSheet(Found found, ListChoices choices)
    {
        var rows = found.Rows!().Take(RowsToGuess).ToList();
        if (rows.All(row => row.IsBlank))
        {
            return (null, ListRefusal.NoRows);
        }

        var (header, columns) = ColumnGuess.Of(rows, choices.Mapping);
        return (new(ListHeader.Spreadsheet, found.Encoding, [.. rows.Take(RowsShown).Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.ToString())])])
        {
            Kind = ListKindGuess.Of([.. columns.Select(column => column.Field)]),
            Separator = found.Separator,
            HeaderRow = header,
            Columns = columns,
            FirstNumbers = [.. rows.Take(RowsShown).Select(row => row.Number)],
            Sheets = found.Sheets,
            Sheet = found.Sheet,
        }, null);
    }

    private static (ListReader?, ListRefusal?) OpenSheet(Found found, ListChoices choices, ILookup<int, CellEdit> edits)
    {
        var mapping = choices.Mapping;
        if (mapping is null)
        {
            var (inspection, refusal) = InspectSheet(found, choices);
            if ((refusal ?? inspection!.Lacks(choices)) is { } lack)
            {
                return (null, lack);
            }

            mapping = inspection!.Mapping!;
        }

        var header = new ListHeader(ListHeader.Spreadsheet, found.Encoding, null, choices.Entity, choices.Reference)
        {
            HasLoans = choices.Kind != ListKind.Suppression && (mapping.HasLoans || (choices.Entity is not null && mapping.Has(ListField.Amount))),
            Kind = choices.Kind is { } kind && !(kind == ListKind.NewList && !mapping.Has(ListField.Name)) ? kind : ListKindGuess.Of(mapping.Fields),
        };
        return (new SpreadsheetListReader(found.Rows!, header, mapping, choices, edits), null);
    }

    private static List<InspectedSheet> SheetsOf(WorkbookShape shape) =>
        [.. shape.Sheets.Where(sheet => sheet.Visibility == SheetVisibility.Visible).Select(sheet => new InspectedSheet(sheet.Index, sheet.Name))];

    private static IEnumerable<SheetRow> Workbook(Func<Stream> open, WorkbookShape shape, int sheet)
    {
        using var stream = open();
        foreach (var row in SheetReader.ReadWorkbook(stream, shape, sheet))
        {
            yield return row;
        }
    }

    private static ILookup<int, CellEdit> NoEdits => Array.Empty<CellEdit>().ToLookup(edit => edit.Line);

    /// <summary>A file whose format is known.</summary>
    private sealed record Found(string Format)
    {
        public string? Encoding { get; init; }
        public Func<StreamReader>? Text { get; init; }
        public List<string> FirstLines { get; init; } = [];
        public List<InspectedSheet> Sheets { get; init; } = [];
        public char? Separator { get; init; }

        /// <summary>Which sheet is read.</summary>
        public int? Sheet { get; init; }

        /// <summary>The rows of a sheet or CSV; null for a report.</summary>
        public Func<IEnumerable<SheetRow>>? Rows { get; init; }
    }
}
