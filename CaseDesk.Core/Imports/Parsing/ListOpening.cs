using System.Text;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>Recognises a list by its content and opens it (domain.md 6).</summary>
public static class ListOpening
{
    private const int LinesToRecognise = 60;

    private static readonly char[] Separators = [';', ',', '\t'];

    /// <param name="open">Opens the file from its beginning, seekable; called once for each pass.</param>
    /// <param name="choices">What the person who uploads it adds.</param>
    public static (ListReader? Reader, ListRefusal? Refusal) Open(Func<Stream> open, ListChoices choices)
    {
        var opened = Recognise(open, choices);
        if (opened.Reader is { } reader && choices.Layout is { } expected && expected != reader.Header.Format)
        {
            reader.Dispose();
            return (null, ListRefusal.OtherLayout(reader.Header.Format));
        }

        return opened;
    }

    private static (ListReader? Reader, ListRefusal? Refusal) Recognise(Func<Stream> open, ListChoices choices)
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
                SheetKind.Xlsx or SheetKind.Xls => OpenSheet(() => Workbook(open), null, choices),
                SheetKind.Xlsb => (null, ListRefusal.Xlsb),
                SheetKind.Ods => (null, ListRefusal.Ods),
                SheetKind.PasswordProtected => (null, ListRefusal.PasswordProtected),
                SheetKind.TooLargeUnpacked => (null, ListRefusal.TooLargeUnpacked),
                _ => (null, ListRefusal.DamagedWorkbook),
            };
        }
        catch (BrokenTextException broken)
        {
            return (null, ListRefusal.BrokenText(broken.Line));
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

        if (LineOfNull(Text) is { } line)
        {
            return (null, ListRefusal.NotText(line));
        }

        var lines = new List<string>();
        using (var text = Text())
        {
            while (lines.Count < LinesToRecognise && text.ReadLine() is { Length: < 100_000 } next)
            {
                lines.Add(next);
            }
        }

        if (lines.Count == 0)
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

        var top = lines.Take(ColumnMapping.HeaderSearch).ToList();
        if (!top.Any(line => line.AsSpan().ContainsAny(Separators) || line.Trim().Equals("cpf", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, ListRefusal.UnknownLayout);
        }

        var separator = SeparatorOf(top);
        return OpenSheet(() => SheetReader.ReadCsv(Text(), separator), name, choices);
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
            catch (Exception error) when (error is InvalidDataException or BrokenTextException)
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

    private static (ListReader?, ListRefusal?) OpenSheet(Func<IEnumerable<SheetRow>> rows, string? encoding, ListChoices choices)
    {
        string titles;
        var mapping = choices.Mapping;
        if (mapping is null && (mapping = ColumnMapping.Find(rows(), out titles)) is null)
        {
            return (null, titles.Length == 0 ? ListRefusal.NoRows : ListRefusal.NoCpfColumn(titles));
        }

        var hasLoans = mapping.HasLoans || (choices.Entity is not null && mapping.Has(ListField.Amount));
        if (hasLoans && choices.Reference is null && !mapping.Has(ListField.Reference))
        {
            return (null, ListRefusal.ReferenceNeeded);
        }

        var header = new ListHeader(ListHeader.Spreadsheet, encoding, null, choices.Entity, choices.Reference)
        {
            HasLoans = hasLoans,
            UpdatesOnly = !mapping.Has(ListField.Name),
        };
        return (new SpreadsheetListReader(rows, header, mapping), null);
    }

    private static IEnumerable<SheetRow> Workbook(Func<Stream> open)
    {
        using var stream = open();
        foreach (var row in SheetReader.ReadWorkbook(stream))
        {
            yield return row;
        }
    }
}
