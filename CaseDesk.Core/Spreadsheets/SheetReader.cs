using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Sylvan.Data.Csv;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Streams the rows of a workbook's sheet, or of a CSV, within <see cref="SheetLimits"/>.</summary>
public static class SheetReader
{
    static SheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The sheets of an .xlsx, .xlsm or .xls that are not hidden: where each stands, from 0, and its name.</summary>
    /// <exception cref="InvalidDataException">The workbook is damaged.</exception>
    public static IReadOnlyList<(int Index, string Name)> VisibleSheets(Stream stream)
    {
        using var reader = OpenWorkbook(stream);
        var sheets = new List<(int, string)>();
        var index = 0;
        do
        {
            if (reader.VisibleState == "visible")
            {
                sheets.Add((index, reader.Name));
            }

            index++;
        }
        while (Guarded(reader.NextResult));
        return sheets;
    }

    /// <summary>The rows of one sheet of an .xlsx, .xlsm or .xls.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="sheet">From 0; null for the first that is visible.</param>
    /// <exception cref="InvalidDataException">The workbook is damaged, or larger than the limits.</exception>
    public static IEnumerable<SheetRow> ReadWorkbook(Stream stream, int? sheet = null)
    {
        using var reader = OpenWorkbook(stream);
        for (var index = 0; (sheet is { } wanted ? index < wanted : reader.VisibleState != "visible") && Guarded(reader.NextResult); index++)
        {
        }

        var blanks = 0;
        for (var number = 1; Guarded(reader.Read); number++)
        {
            CheckLimit(number <= SheetLimits.Rows, "rows", number);
            CheckLimit(reader.FieldCount <= SheetLimits.Columns, "columns", number);
            var row = new SheetRow(number, ReadCells(reader));
            blanks = row.IsBlank ? blanks + 1 : 0;
            if (blanks > SheetLimits.BlankRun)
            {
                yield break;
            }

            yield return row;
        }
    }

    /// <summary>The same of a file that is opened for this pass only.</summary>
    public static IEnumerable<SheetRow> ReadWorkbook(Func<Stream> open, int? sheet)
    {
        using var stream = open();
        foreach (var row in ReadWorkbook(stream, sheet))
        {
            yield return row;
        }
    }

    /// <summary>The records of a CSV. Quotes in the middle of a cell are part of it.</summary>
    /// <param name="text">Closed at the end.</param>
    /// <param name="separator"><c>;</c>, <c>,</c> or tab; null to find it by itself.</param>
    /// <exception cref="BrokenTextException">A record does not end.</exception>
    /// <exception cref="InvalidDataException">A record is larger than the limits.</exception>
    public static IEnumerable<SheetRow> ReadCsv(TextReader text, char? separator = null)
    {
        using var reader = Guarded(() => CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            OwnsReader = true,
            MaxBufferSize = 4 * 1024 * 1024,
            CsvStyle = CsvStyle.Lax,
            Delimiter = separator,
        }));
        for (var line = 1; ReadRecord(reader, line);)
        {
            CheckLimit(line <= SheetLimits.Rows, "rows", line);
            CheckLimit(reader.RowFieldCount <= SheetLimits.Columns, "columns", line);
            var lines = LinesOf(reader.GetRawRecordSpan(), line);
            var cells = new SheetCell[reader.RowFieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = FromText(reader.GetString(column));
            }

            yield return new SheetRow(line, cells) { Lines = lines };
            line += lines;
        }
    }

    private static IExcelDataReader OpenWorkbook(Stream stream) =>
        Guarded(() => ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }));

    private static bool ReadRecord(CsvDataReader reader, int line)
    {
        try
        {
            return Guarded(reader.Read);
        }
        catch (InvalidDataException error)
        {
            throw new BrokenTextException(line, error);
        }
    }

    /// <summary>Quotes that never close would swallow the rest of the file into one cell.</summary>
    private static int LinesOf(ReadOnlySpan<char> record, int line)
    {
        var text = record.TrimEnd("\r\n");
        var breaks = text.Count('\n');
        if (breaks > 0 && text.Count('"') % 2 == 1)
        {
            throw new BrokenTextException(line);
        }

        return breaks + 1;
    }

    private static SheetCell[] ReadCells(IExcelDataReader reader)
    {
        var cells = new SheetCell[reader.FieldCount];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = Guarded(() => reader.GetValue(column)) switch
            {
                null => SheetCell.Blank,
                string text => FromText(text),
                double number when IsZeroMask(reader.GetNumberFormatString(column)) is { } mask =>
                    FromText(number.ToString(mask, System.Globalization.CultureInfo.InvariantCulture)),
                double number => new SheetCell(null, number),
                int number => new SheetCell(null, number),
                DateTime date => new SheetCell(null, Date: date),
                bool flag => new SheetCell(flag ? "1" : "0"),
                var other => FromText(Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture)),
            };
        }

        return cells;
    }

    /// <summary>A mask of zeros only, such as a CPF column wears: the zeros belong to the value.</summary>
    private static string? IsZeroMask(string? format) =>
        format is { Length: > 1 and <= 20 } && !format.AsSpan().ContainsAnyExcept('0') ? format : null;

    private static SheetCell FromText(string? text)
    {
        var trimmed = text?.Replace("\0", "", StringComparison.Ordinal).Trim(' ', ' ', '\t', '\r', '\n', '﻿');
        CheckLimit(trimmed is null || trimmed.Length <= SheetLimits.CellLength, "cell length", 0);
        return string.IsNullOrEmpty(trimmed) ? SheetCell.Blank : new SheetCell(trimmed);
    }

    private static void CheckLimit(bool holds, string what, int row)
    {
        if (!holds)
        {
            throw new InvalidDataException($"More {what} than are read, at row {row}.");
        }
    }

    /// <summary>Readers of other people's files throw what they like when a file is damaged; here that has one name.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is ExcelReaderException or NullReferenceException or IndexOutOfRangeException or ArgumentException
            or FormatException or OverflowException or System.Xml.XmlException or CsvFormatException or KeyNotFoundException or NotSupportedException or InvalidCastException)
        {
            throw new InvalidDataException("The spreadsheet is damaged.", error);
        }
    }
}
