using System.Diagnostics;
using System.Globalization;
using System.Text;
using CaseDesk.Core.Spreadsheets;
using ExcelDataReader;

namespace CaseDesk.Benchmarks;

/// <summary>Reading a workbook of 17 columns with all its guards, beside the bare reader that does the reading, in the same run.</summary>
internal static class SheetBenchmark
{
    private const int Columns = 17;
    private const int Runs = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var count = args.Length == 0 ? 100_000 : int.Parse(args[0], CultureInfo.InvariantCulture);
        var file = Path.GetTempFileName();
        await using (var stream = File.Create(file))
        {
            await WorkbookWriter.WriteAsync(stream, [.. Enumerable.Range(0, Columns).Select(column => $"Coluna {column}")], Invent(count), CancellationToken.None);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} rows, {Columns} columns, {new FileInfo(file).Length / 1048576.0:0.0} MiB; best of {Runs}"));
        var (bare, guard, whole) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            (bare, guard, whole) = (Math.Min(bare, Seconds(file, Bare)), Math.Min(guard, Seconds(file, Guard)), Math.Min(whole, Seconds(file, Whole)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bare reader {bare:0.00} s   guard alone {guard:0.00} s   guarded read {whole:0.00} s   ratio {whole / bare:0.00}"));
        File.Delete(file);
        return 0;
    }

    private static double Seconds(string file, Func<Stream, int> read)
    {
        using var stream = File.OpenRead(file);
        GC.Collect();
        var watch = Stopwatch.StartNew();
        read(stream);
        return watch.Elapsed.TotalSeconds;
    }

    private static int Bare(Stream stream)
    {
        using var reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
        var cells = 0;
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                cells += reader.GetValue(column) is null ? 0 : 1;
            }
        }

        return cells;
    }

    private static int Guard(Stream stream) => WorkbookGuard.Check(stream).Sheets.Count;

    private static int Whole(Stream stream) => SheetReader.ReadWorkbook(stream).Sum(row => row.Cells.Count);

    private static IEnumerable<IReadOnlyList<SheetCell>> Invent(int count)
    {
        for (var row = 0; row < count; row++)
        {
            var cells = new SheetCell[Columns];
            for (var column = 0; column < Columns; column++)
            {
                cells[column] = column switch
                {
                    0 => SheetCell.Of($"9{row:0000000000}"),
                    < 8 => SheetCell.Of($"TEXTO {column} DA LINHA {row * 7919 % 100_003}"),
                    < 10 => SheetCell.Of(new DateOnly(1950, 1, 1).AddDays(row % 20_000)),
                    _ => SheetCell.Of(row * 31 % 1_000_000 / 100m),
                };
            }

            yield return cells;
        }
    }
}
