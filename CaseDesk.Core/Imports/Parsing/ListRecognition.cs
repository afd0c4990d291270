using System.Text;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Recognises a list by its content, never by its name (domain.md 6).</summary>
internal static class ListRecognition
{
    private const int LinesToRecognise = 60;

    private static readonly char[] Separators = [';', ',', '\t'];

    public static (RecognisedList? Found, ListRefusal? Refusal) Of(Func<Stream> open, ListChoices choices)
    {
        var recognised = RecogniseAny(open, choices);
        return recognised.Found is { } found && choices.Layout is { } expected && expected != found.Format
            ? (null, ListRefusal.OtherLayout(found.Format))
            : recognised;
    }

    private static (RecognisedList? Found, ListRefusal? Refusal) RecogniseAny(Func<Stream> open, ListChoices choices)
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

    private static (RecognisedList?, ListRefusal?) RecogniseWorkbook(Func<Stream> open, WorkbookShape shape, ListChoices choices)
    {
        var sheet = choices.Sheet is { } chosen && chosen >= 0 && chosen < shape.Sheets.Count ? chosen : shape.First.Index;
        return (new RecognisedList(ListHeader.Spreadsheet) { Rows = () => Workbook(open, shape, sheet), Sheet = sheet, Sheets = SheetsOf(shape) }, null);
    }

    private static (RecognisedList?, ListRefusal?) RecogniseText(Func<Stream> open, Stream stream, ListChoices choices)
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

        var found = new RecognisedList(ListHeader.INetConsig) { Encoding = name, Text = Text, FirstLines = lines };
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
}
