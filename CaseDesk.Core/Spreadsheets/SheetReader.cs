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

        var cells = new CellReading(reader, Math.Min(reader.FieldCount, chosen.Columns), shape.DatesFrom1904IsUnread);
        for (var number = 1; number <= chosen.Rows && cells.Next(number) is { } row; number++)
        {
            yield return row;
        }
    }

    /// <summary>The records of a CSV.</summary>
    /// <param name="text">Closed at the end.</param>
    /// <param name="separator">Found by itself among <c>;</c>, <c>,</c>, tab and <c>|</c> when null.</param>
    /// <exception cref="SheetRefusedException">A record is larger than the limits, or a quote is never closed.</exception>
    public static IEnumerable<SheetRow> ReadCsv(TextReader text, char? separator = null)
    {
        using var source = new CsvSource(text);
        using var reader = Damage.Named(() => CsvDataReader.Create(source, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Comment = '\uFFFF', // no character: without this, every line that begins with # is passed by
            Delimiter = separator ?? CsvSeparator.Of(source.Start),
            BufferSize = 64 * 1024,
            MaxBufferSize = SheetLimits.RecordLength,
        }));
        for (var number = 1; Read(reader, number); number++)
        {
            CellReading.Require(number <= SheetLimits.Rows, SheetRefusal.TooManyRows, number);
            CellReading.Require(reader.RowFieldCount <= SheetLimits.Columns, SheetRefusal.TooManyColumns, number);
            var cells = new SheetCell[reader.RowFieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = CellReading.FromText(reader.GetString(column), number);
            }

            yield return new SheetRow(number, cells);
        }
    }

    /// <summary>The sheets of an .xls.</summary>
    internal static WorkbookShape Shape(Stream stream)
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

        return new(sheets, datesFrom1904IsUnread: false);
    }

    private static IExcelDataReader Open(Stream stream) =>
        Damage.Named(() => ExcelReaderFactory.CreateReader(new ReadBudgetStream(stream), new ExcelReaderConfiguration { LeaveOpen = true }));

    private static bool Read(CsvDataReader reader, int number)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvRecordTooLargeException error)
        {
            throw new SheetRefusedException(SheetRefusal.RecordTooLong, $"{number}", error);
        }
        catch (CsvFormatException error)
        {
            throw new SheetRefusedException(SheetRefusal.UnclosedQuote, $"{number}", error);
        }
    }
}
