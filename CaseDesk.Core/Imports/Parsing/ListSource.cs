using System.Collections.Frozen;
using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A file before its format is known: a text with its first lines, or a workbook that passed the guard.</summary>
/// <param name="Open">Opens the file from its beginning, seekable; called once for each pass.</param>
internal sealed record ListSource(Func<Stream> Open)
{
    private const int LinesToRecognise = 60;
    private const int Start = 256 * 1024;
    private const int Buffer = 64 * 1024;

    /// <summary>Its sheets; null for a text.</summary>
    public WorkbookShape? Workbook { get; init; }

    /// <summary>How the text is decoded; null for a workbook.</summary>
    public string? Encoding { get; init; }
    public Func<StreamReader>? OpenText { get; init; }

    /// <summary>Lines of the text that are not in that encoding.</summary>
    public IReadOnlySet<int> OddLines { get; init; } = FrozenSet<int>.Empty;

    /// <summary>The day on which it is read.</summary>
    public DateOnly Today { get; init; }
    public IReadOnlyList<string> FirstLines { get; init; } = [];

    public static (ListSource? Source, ListRefusal? Refusal) Of(Func<Stream> open, ListChoices choices)
    {
        using var stream = open();
        if (stream.Length == 0)
        {
            return (null, ListRefusal.Empty);
        }

        return SheetKinds.Of(stream) switch
        {
            SheetKind.Text => OfText(open, stream, choices),
            SheetKind.Xlsx or SheetKind.Xls => (new(open) { Workbook = WorkbookGuard.Check(stream) }, null),
            SheetKind.Xlsb => (null, ListRefusal.Xlsb),
            SheetKind.Ods => (null, ListRefusal.Ods),
            SheetKind.XmlWorkbook => (null, ListRefusal.XmlWorkbook),
            SheetKind.WebPage => (null, ListRefusal.WebPage),
            SheetKind.PasswordProtected => (null, ListRefusal.PasswordProtected),
            _ => (null, ListRefusal.DamagedWorkbook),
        };
    }

    private static (ListSource?, ListRefusal?) OfText(Func<Stream> open, Stream stream, ListChoices choices)
    {
        var decoded = TextDecoding.Of(stream, choices.Encoding);
        StreamReader Text() => new(open(), decoded.Encoding, detectEncodingFromByteOrderMarks: true, Buffer);

        if (LineOfNull(Text) is { } zero)
        {
            return (null, ListRefusal.NotText(zero));
        }

        return (new(open) { Encoding = decoded.Name, OddLines = decoded.OddLines, OpenText = Text, FirstLines = Beginning(Text) }, null);
    }

    /// <summary>Of a line without end, no more is read than is looked at.</summary>
    private static List<string> Beginning(Func<StreamReader> open)
    {
        var start = new char[Start];
        using var text = open();
        var read = text.ReadBlock(start);
        using var beginning = new StringReader(new string(start, 0, read));
        var lines = ReportLines.Of(beginning).ToList();
        if (read == Start)
        {
            lines.RemoveAt(lines.Count - 1); // cut in the middle
        }

        return [.. lines.Take(LinesToRecognise)];
    }

    /// <summary>The first line with a zero character; null when the text is one.</summary>
    private static int? LineOfNull(Func<StreamReader> open)
    {
        using var text = open();
        var buffer = new char[Buffer];
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
}
