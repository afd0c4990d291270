using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>Writes large sets of rows as an .xlsx, streaming.</summary>
public static class WorkbookWriter
{
    /// <param name="stream">Where the workbook goes; stays open.</param>
    /// <param name="titles">The header row.</param>
    /// <param name="rows">As many cells each as there are titles.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static Task WriteAsync(Stream stream, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken cancellationToken)
    {
        var table = rows.Prepend([.. titles.Select(SheetCell.Of)]).Select(cells => ToRow(cells, titles.Count));
        return MiniExcel.SaveAsAsync(stream, table, printHeader: false, configuration: new OpenXmlConfiguration { FastMode = false, AutoFilter = false },
            cancellationToken: cancellationToken);
    }

    /// <summary>The same for rows of nothing but texts.</summary>
    public static Task WriteAsync(Stream stream, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows, CancellationToken cancellationToken) =>
        WriteAsync(stream, titles, rows.Select(cells => (IReadOnlyList<SheetCell>)[.. cells.Select(SheetCell.Of)]), cancellationToken);

    private static Dictionary<string, object> ToRow(IReadOnlyList<SheetCell> cells, int count)
    {
        var row = new Dictionary<string, object>(count);
        for (var column = 0; column < count; column++)
        {
            row[$"c{column:000}"] = Value(column < cells.Count ? cells[column] : SheetCell.Blank);
        }

        return row;
    }

    private static object Value(SheetCell cell) =>
        cell.Number is { } number && double.IsFinite(number) ? number
        : cell.Date is { } date ? date
        : InertCell.Of(cell.ToString());
}
