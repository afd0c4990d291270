using System.Text;
using ExcelDataReader;
using Sylvan.Data.Csv;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Streams the rows of a sheet of a workbook, or of a CSV, within <see cref="SheetLimits"/>.</summary>
public static class SheetReader
{
    static SheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Guards an .xlsx, .xlsm or .xls, then reads its first visible sheet.</summary>
    /// <exception cref="SheetRefusedException">It is damaged, or larger than the limits; also in the middle of the rows.</exception>
    public static IEnumerable<SheetRow> ReadWorkbook(Stream stream) => ReadWorkbook(stream, WorkbookGuard.Check(stream));

    /// <summary>Reads a sheet of a workbook that passed the guard: several passes need not guard it again.</summary>
    /// <param name="stream">The same bytes that <paramref name="shape"/> was made of.</param>
    /// <param name="shape">What <see cref="WorkbookGuard.Check"/> said of them.</param>
    /// <param name="sheet">Which of its sheets; the first visible one when null.</param>
    public static IEnumerable<SheetRow> ReadWorkbook(Stream stream, WorkbookShape shape, int? sheet = null)
    {
        var chosen = sheet is { } index ? shape.Sheets[index] : shape.First;
        using var reader = Open(stream);
        for (var passed = 0; passed < chosen.Index; passed++)
        {
            Damage.Named(reader.NextResult);
        }

        var cells = new CellReading(reader, Math.Min(reader.FieldCount, chosen.Columns), shape);
        var (unreadable, hidden) = (0, 0);
        for (var number = 1; number <= chosen.Rows && cells.Next(number) is { } row; number++)
        {
            yield return row with
            {
                IsUnreadable = IsNext(chosen.Unreadable, ref unreadable, number),
                IsHidden = IsNext(chosen.Hidden, ref hidden, number) || row.IsHidden,
            };
        }
    }

    /// <summary>Whether the next of these numbers, which ascend as the rows do, is this one; if so, it is passed.</summary>
    private static bool IsNext(IReadOnlyList<int> numbers, ref int next, int number)
    {
        var isNext = next < numbers.Count && numbers[next] == number;
        next += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>The records of a CSV, each with the line it begins in. Quotes in the middle of a cell are part of it.</summary>
    /// <param name="text">Closed at the end.</param>
    /// <param name="separator">What stands between its fields.</param>
    /// <exception cref="SheetRefusedException">A record is larger than the limits, or a quote is never closed.</exception>
    public static IEnumerable<SheetRow> ReadCsv(TextReader text, char separator)
    {
        using var source = new CsvSource(text);
        using var reader = Damage.Named(() => CsvDataReader.Create(source, new CsvDataReaderOptions
        {
            HasHeaders = false,
            CsvStyle = CsvStyle.Lax,
            Comment = '\uFFFF', // no character: without this, every line that begins with # is passed by
            Delimiter = separator,
            BufferSize = 64 * 1024,
            MaxBufferSize = SheetLimits.RecordLength,
        }));
        for (var line = 1; Read(reader, line);)
        {
            CellReading.Require(line <= SheetLimits.Rows, SheetRefusal.TooManyRows, line);
            CellReading.Require(reader.RowFieldCount <= SheetLimits.Columns, SheetRefusal.TooManyColumns, line);
            var lines = LinesOf(reader.GetRawRecordSpan(), line);
            var cells = new SheetCell[reader.RowFieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = CellReading.FromText(reader.GetString(column), line);
            }

            yield return new SheetRow(line, cells) { Lines = lines };
            line += lines;
        }
    }

    /// <summary>The sheets of an .xls.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="countsFrom1904">What the guard found; the reader does not tell.</param>
    internal static WorkbookShape Shape(Stream stream, bool countsFrom1904)
    {
        using var reader = Open(stream);
        var sheets = new List<SheetSummary>();
        do
        {
            var visibility = reader.VisibleState switch
            {
                null or "visible" => SheetVisibility.Visible,
                "hidden" => SheetVisibility.Hidden,
                _ => SheetVisibility.VeryHidden,
            };
            CellReading.Require(sheets.Count < SheetLimits.Sheets, SheetRefusal.TooManyParts, null);
            CellReading.Require(reader.RowCount <= SheetLimits.Rows, SheetRefusal.TooManyRows, reader.RowCount);
            CellReading.Require(reader.FieldCount <= SheetLimits.Columns, SheetRefusal.TooManyColumns, null);
            sheets.Add(new(sheets.Count, reader.Name ?? "", visibility, reader.RowCount, reader.FieldCount));
        }
        while (Damage.Named(reader.NextResult));

        return new(sheets, countsFrom1904, datesFrom1904IsUnread: false);
    }

    private static IExcelDataReader Open(Stream stream) =>
        Damage.Named(() => ExcelReaderFactory.CreateReader(new ReadBudgetStream(stream), new ExcelReaderConfiguration { LeaveOpen = true }));

    /// <summary>Quotes that never close would swallow the rest of the file into one cell.</summary>
    private static int LinesOf(ReadOnlySpan<char> record, int line)
    {
        var text = record.TrimEnd("\r\n");
        var breaks = text.Count('\n');
        CellReading.Require(breaks == 0 || text.Count('"') % 2 == 0, SheetRefusal.UnclosedQuote, line);
        return breaks + 1;
    }

    private static bool Read(CsvDataReader reader, int line)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvRecordTooLargeException error)
        {
            throw new SheetRefusedException(SheetRefusal.RecordTooLong, $"{line}", error);
        }
        catch (CsvFormatException error)
        {
            throw new SheetRefusedException(SheetRefusal.UnclosedQuote, $"{line}", error);
        }
    }
}
