using System.Text;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Recognises a list by its content and opens it (domain.md 6).</summary>
public static class ListOpening
{
    private const int LinesToRecognise = 60;

    /// <param name="open">Opens the file from its beginning, seekable; called once for each pass.</param>
    /// <param name="choices">What the person who uploads it adds.</param>
    public static (ListReader? Reader, ListRefusal? Refusal) Open(Func<Stream> open, ListChoices choices)
    {
        using var stream = open();
        if (stream.Length == 0)
        {
            return (null, ListRefusal.Empty);
        }

        try
        {
            return SheetKinds.Of(stream) switch
            {
                SheetKind.Text => OpenText(open, stream, choices),
                SheetKind.Xlsx or SheetKind.Xls => OpenWorkbook(open, WorkbookGuard.Check(stream), choices),
                SheetKind.Xlsb => (null, ListRefusal.Xlsb),
                SheetKind.Ods => (null, ListRefusal.Ods),
                SheetKind.PasswordProtected => (null, ListRefusal.PasswordProtected),
                _ => (null, ListRefusal.DamagedWorkbook),
            };
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

    private static (ListReader?, ListRefusal?) OpenText(Func<Stream> open, Stream stream, ListChoices choices)
    {
        var (encoding, name) = TextDecoding.Detect(stream);
        StreamReader Text() => new(open(), encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);

        var lines = new List<string>();
        using (var text = Text())
        {
            while (lines.Count < LinesToRecognise && text.ReadLine() is { Length: < 100_000 } line)
            {
                lines.Add(line);
            }
        }

        if (lines.Any(line => line.Contains('\0', StringComparison.Ordinal)) || lines.Count == 0)
        {
            return (null, ListRefusal.UnknownLayout);
        }

        if (lines.Any(line => ReportColumns.FromRuler(line) is not null))
        {
            return INetConsigReader.Open(Text, name);
        }

        if (lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) is { } first && ReportText.ReadPageHeader(first) is not null)
        {
            return (INetConsigShortReader.Open(Text, name, first), null);
        }

        return lines.Take(ColumnMapping.HeaderSearch).Any(line => line.AsSpan().ContainsAny(';', ',', '\t')) || lines[0].Trim().Equals("cpf", StringComparison.OrdinalIgnoreCase)
            ? OpenSheet(() => SheetReader.ReadCsv(Text()), name, choices)
            : (null, ListRefusal.UnknownLayout);
    }

    private static (ListReader?, ListRefusal?) OpenSheet(Func<IEnumerable<SheetRow>> rows, string? encoding, ListChoices choices)
    {
        string titles;
        var mapping = choices.Mapping;
        if (mapping is null && (mapping = ColumnMapping.Find(rows(), out titles)) is null)
        {
            return (null, titles.Length == 0 ? ListRefusal.NoRows : ListRefusal.NoCpfColumn(titles));
        }

        if (mapping.HasLoans && choices.Reference is null && !mapping.Has(ListField.Reference))
        {
            return (null, ListRefusal.ReferenceNeeded);
        }

        var header = new ListHeader(ListHeader.Spreadsheet, encoding, null, choices.Entity, choices.Reference)
        {
            HasLoans = mapping.HasLoans,
            UpdatesOnly = !mapping.Has(ListField.Name),
        };
        return (new SpreadsheetListReader(rows, header, mapping), null);
    }

    private static (ListReader?, ListRefusal?) OpenWorkbook(Func<Stream> open, WorkbookShape shape, ListChoices choices) =>
        OpenSheet(() => Workbook(open, shape), null, choices);

    private static IEnumerable<SheetRow> Workbook(Func<Stream> open, WorkbookShape shape)
    {
        using var stream = open();
        foreach (var row in SheetReader.ReadWorkbook(stream, shape))
        {
            yield return row;
        }
    }
}
