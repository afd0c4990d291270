using System.Globalization;
using ExcelDataReader;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Takes the cells of the row that a workbook's reader stands on.</summary>
internal sealed class CellReading(IExcelDataReader reader, int columns, WorkbookShape shape)
{
    /// <summary>Days from 1900-01-01 to 1904-01-01 as spreadsheets count them, with the leap day that 1900 never had.</summary>
    private const int DaysTo1904 = 1462;

    private readonly int _daysBehind = shape.CountsFrom1904 ? DaysTo1904 : 0;

    /// <returns>Null when the rows have run out.</returns>
    public SheetRow? Next(int number)
    {
        try
        {
            return reader.Read() ? new SheetRow(number, Cells(number)) { IsHidden = reader.RowHeight == 0 } : null;
        }
        catch (Exception error) when (Damage.Is(error))
        {
            throw Damage.Name(error);
        }
    }

    public static SheetCell FromText(string? text, int number)
    {
        if (string.IsNullOrEmpty(text))
        {
            return SheetCell.Blank;
        }

        Require(text.Length <= SheetLimits.CellLength, SheetRefusal.CellTooLong, number);
        var clean = CellText.Clean(text);
        return clean.Length == 0 ? SheetCell.Blank : new SheetCell(clean);
    }

    public static void Require(bool holds, string code, int? row)
    {
        if (!holds)
        {
            throw new SheetRefusedException(code, row is null ? null : $"{row}");
        }
    }

    private SheetCell[] Cells(int number)
    {
        var cells = new SheetCell[columns];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = reader.GetValue(column) switch
            {
                null => SheetCell.Blank,
                string text => FromText(text, number),
                double value when !double.IsFinite(value) => FromText(value.ToString(CultureInfo.InvariantCulture), number),
                double value when ZeroMask(reader.GetNumberFormatString(column)) is { } mask => FromText(value.ToString(mask, CultureInfo.InvariantCulture), number),
                double value => new SheetCell(null, value) { DaysBehind = _daysBehind },
                int value => new SheetCell(null, value) { DaysBehind = _daysBehind },
                DateTime date => new SheetCell(null, Date: shape.DatesFrom1904IsUnread ? From1904(date) : date),
                TimeSpan time => FromText(string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{Math.Abs(time.Minutes):00}"), number),
                bool flag => new SheetCell(flag ? "1" : "0"),
                var other => FromText(Convert.ToString(other, CultureInfo.InvariantCulture), number),
            };
        }

        return cells;
    }

    /// <summary>A mask of zeros only, such as a CPF column wears: the zeros belong to the value.</summary>
    private static string? ZeroMask(string? format) =>
        format is { Length: > 1 and <= 20 } && !format.AsSpan().ContainsAnyExcept('0') ? format : null;

    private static DateTime From1904(DateTime read)
    {
        var days = read.ToOADate();
        var shifted = days + DaysTo1904 - (days < 61 ? 1 : 0);
        return shifted < 2_958_466 ? DateTime.FromOADate(shifted) : read;
    }
}
