using System.Globalization;
using CaseDesk.Benchmarks;
using CaseDesk.Benchmarks.Generating;
using CaseDesk.Core.Imports.Reading;

return args switch
{
    ["generate", var rows, var file] => Generate(int.Parse(rows, CultureInfo.InvariantCulture), file),
    ["import", .. var rest] => await ImportBenchmark.RunAsync(rest),
    ["read-list"] => ListChild.Run(Console.OpenStandardInput(), Console.OpenStandardOutput()),
    ["import-file", var database, var file] => await ImportBenchmark.ImportFileAsync(database, file),
    ["resume", var database] => await ImportBenchmark.ResumeAsync(database),
    ["storm", .. var rest] => await StormBenchmark.RunAsync(rest),
    ["sweeps", .. var rest] => await SweepBenchmark.RunAsync(rest),
    ["queue", .. var rest] => await QueueBenchmark.RunAsync(rest),
    ["search", .. var rest] => await SearchBenchmark.RunAsync(rest),
    ["sheet", .. var rest] => await SheetBenchmark.RunAsync(rest),
    ["suppressions", .. var rest] => await SuppressionBenchmark.RunAsync(rest),
    ["kill", .. var rest] => await KillBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Generate(int rows, string file)
{
    using var stream = File.Create(file);
    PayrollReport.Invent(rows).Write(stream);
    return 0;
}

static int Usage()
{
    Console.WriteLine("""
        dotnet run -c Release --project CaseDesk.Benchmarks -- VERB     (PostgreSQL too when CASEDESK_TEST_POSTGRES is set)
          generate ROWS FILE     an invented report
          import [ROWS ...]      rows per second and memory, beside sqlite3 .import and \copy     (11262 300000)
          storm [TAKERS CASES]   everybody takes every case at once                               (64 10000)
          sweeps [SWEEPS CASES]  sweeps at once over expired cases                                (4 20000)
          queue [CASES ...]      page, counts and search of the queue                             (10000 1000000)
          search [CLIENTS]       searches of 1, 3, 16 and 32 words beside the bare statement      (1000000)
          sheet [ROWS]           a guarded workbook read beside the bare reader                   (100000)
          suppressions [ROWS ..] a suppression list and its undo, in proportion to its length     (25000 100000)
          kill [ROWS TIMES]      kill -9 at random moments of an import                           (100000 10)
        """);
    return 2;
}
