using System.Buffers;
using System.Globalization;
using System.Text;

namespace CaseDesk.Core.Spreadsheets;

/// <summary>
/// Writes rows as a CSV that a Brazilian Excel opens with a double click: UTF-8 with its mark, <c>;</c> between fields, comma in
/// numbers, quotes as in RFC 4180. Streaming.
/// </summary>
public static class CsvWriter
{
    private const char Separator = ';';

    private static readonly SearchValues<char> Quoted = SearchValues.Create(";,\t\"'\r\n ");

    private static readonly CultureInfo Brazil = CultureInfo.GetCultureInfo("pt-BR");

    /// <param name="stream">Where the text goes; stays open.</param>
    /// <param name="titles">The header row.</param>
    /// <param name="rows">As many cells each as there are titles.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static async Task WriteAsync(
        Stream stream, IReadOnlyList<string> titles, IAsyncEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true);
        var line = new StringBuilder();
        await WriteAsync(text, line, [.. titles.Select(SheetCell.Of)], titles.Count, cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await WriteAsync(text, line, row, titles.Count, cancellationToken);
        }
    }

    /// <summary>The same for rows that are at hand.</summary>
    public static Task WriteAsync(Stream stream, IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken cancellationToken) =>
        WriteAsync(stream, titles, rows.ToAsyncEnumerable(), cancellationToken);

    private static Task WriteAsync(StreamWriter text, StringBuilder line, IReadOnlyList<SheetCell> cells, int count, CancellationToken cancellationToken)
    {
        line.Clear();
        for (var column = 0; column < count; column++)
        {
            if (column > 0)
            {
                line.Append(Separator);
            }

            Append(line, column < cells.Count ? cells[column] : SheetCell.Blank);
        }

        return text.WriteAsync(line.Append("\r\n"), cancellationToken);
    }

    private static void Append(StringBuilder line, SheetCell cell)
    {
        if (cell.Number is { } number && double.IsFinite(number))
        {
            line.Append(number.ToString("0.###############", Brazil));
        }
        else if (cell.Date is { } date)
        {
            line.Append(date.ToString(date.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture));
        }
        else
        {
            AppendText(line, InertCell.Of(cell.ToString()));
        }
    }

    private static void AppendText(StringBuilder line, string text)
    {
        if (!text.AsSpan().ContainsAny(Quoted))
        {
            line.Append(text);
            return;
        }

        line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
