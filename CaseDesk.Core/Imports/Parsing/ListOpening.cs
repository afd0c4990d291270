using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Says what a list is, and opens it as somebody chose or as it looks (domain.md 6).</summary>
public static class ListOpening
{
    private const int RowsToGuess = 200;
    private const int RowsShown = 8;

    /// <summary>Looks at the beginning and says what the file is.</summary>
    /// <param name="open">Opens the file from its beginning, seekable; called once for each pass.</param>
    /// <param name="choices">What was chosen already, such as another sheet or header row.</param>
    public static (ListInspection? Inspection, ListRefusal? Refusal) Inspect(Func<Stream> open, ListChoices choices) => OrRefused<ListInspection>(() =>
    {
        var (found, refusal) = ListRecognition.Of(open, choices);
        return found is null ? (null, refusal) : found.Rows is null ? InspectText(found) : InspectSheet(found, choices);
    });

    /// <summary>Opens it for reading all its rows.</summary>
    /// <param name="open">Opens the file from its beginning, seekable; called once for each pass.</param>
    /// <param name="choices">How it is read.</param>
    /// <param name="edits">Cells that are read otherwise than the file has them.</param>
    public static (ListReader? Reader, ListRefusal? Refusal) Open(Func<Stream> open, ListChoices choices, IReadOnlyList<CellEdit>? edits = null) => OrRefused<ListReader>(() =>
    {
        var (found, refusal) = ListRecognition.Of(open, choices);
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

    private static (ListInspection?, ListRefusal?) InspectText(RecognisedList found)
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

    private static (ListInspection?, ListRefusal?) InspectSheet(RecognisedList found, ListChoices choices)
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

    private static (ListReader?, ListRefusal?) OpenSheet(RecognisedList found, ListChoices choices, ILookup<int, CellEdit> edits)
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

    private static ILookup<int, CellEdit> NoEdits => Array.Empty<CellEdit>().ToLookup(edit => edit.Line);
}
