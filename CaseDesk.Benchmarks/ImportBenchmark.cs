using System.Diagnostics;
using System.Globalization;
using CaseDesk.Benchmarks.Generating;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseDesk.Benchmarks;

/// <summary>
/// Whole imports of two months, check and apply, with all their effects, beside the database's own bulk load in the same run: of the
/// report into one bare table, and, for the first month, of everything the import left into tables like its own.
/// </summary>
internal static class ImportBenchmark
{
    /// <summary>A desk at work, so that its own start is not measured and somebody has a case to take.</summary>
    private const int CasesBefore = 1_000;

    private static readonly DateOnly[] Months = [new(2025, 7, 1), new(2025, 8, 1)];

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes = args.Length == 0 ? [11_262, 300_000] : [.. args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
        Console.WriteLine("database      rows   month  import s   check s   apply s   rows/s   above idle MiB   takes   worst take ms   bare s    ratio   same tables s    ratio");
        foreach (var rows in sizes)
        {
            var reports = Months.Select(month => PayrollReport.Invent(rows, month: month)).ToList();
            foreach (var provider in BenchDesk.Providers)
            {
                await MeasureAsync(provider, reports);
            }
        }

        return 0;
    }

    /// <summary>What the measured child process does: load one file into a database that is there, while an attendant works on it.</summary>
    public static async Task<int> ImportFileAsync(string connectionString, string file)
    {
        await using var desk = BenchDesk.Open(connectionString);
        var (users, caseId) = await AtWorkAsync(desk);
        var attendant = await desk.UserAsync(UserRole.Attendant, users);
        GC.Collect();
        var idle = Process.GetCurrentProcess().WorkingSet64;
        using var end = new CancellationTokenSource();
        var taking = BusyAttendant.WorkAsync(desk, attendant, caseId, end.Token);
        var watch = Stopwatch.StartNew();
        var importId = await ReceiveAsync(desk, file);
        await desk.Get<ImportRunner>().RunAsync(CancellationToken.None);
        watch.Stop();
        var peak = PeakWorkingSet();
        await end.CancelAsync();
        var (takes, worst) = await taking;
        var import = (await desk.Get<ImportReading>().ReadAsync(importId, CancellationToken.None))!;
        var apply = (import.FinishedAt - import.StartedAt)!.Value.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{watch.Elapsed.TotalSeconds:0.00} {watch.Elapsed.TotalSeconds - apply:0.00} {apply:0.00} {(peak - idle) / 1048576.0:0} {takes} {worst:0} {import.Status}"));
        return 0;
    }

    /// <summary>Stores a report as if it had been uploaded.</summary>
    public static async Task<long> ReceiveAsync(BenchDesk desk, string file)
    {
        await using var stream = File.OpenRead(file);
        var outcome = await desk.Get<ImportIntake>().ReceiveAsync(
            new(stream, "report.txt", stream.Length, new(), Again: true), Actor.CommandLine, CancellationToken.None);
        return outcome is IntakeOutcome.Received(var importId, _) ? importId : throw new InvalidOperationException($"{outcome}");
    }

    private static async Task<(int Users, long CaseId)> AtWorkAsync(BenchDesk desk)
    {
        await using var db = desk.Db();
        return (await db.Users.CountAsync(), await db.Cases.OrderBy(@case => @case.Id).Select(@case => @case.Id).FirstAsync());
    }

    /// <summary>Goes on with whatever an earlier process left.</summary>
    public static async Task<int> ResumeAsync(string connectionString)
    {
        await using var desk = BenchDesk.Open(connectionString);
        await desk.Get<ImportRunner>().RunAsync(CancellationToken.None);
        return 0;
    }

    /// <summary>First everybody is new; a month later everybody is known, and has one more month of loans, compared with the first.</summary>
    private static async Task MeasureAsync(DatabaseProvider provider, IReadOnlyList<PayrollReport> reports)
    {
        await using var desk = await BenchDesk.CreateAsync(provider);
        await Seeding.CasesAsync(desk, CasesBefore);
        foreach (var (month, report) in Months.Zip(reports))
        {
            var file = Path.GetTempFileName();
            await using (var stream = File.Create(file))
            {
                report.Write(stream);
            }

            var figures = (await ChildAsync("import-file", desk.ConnectionString, file)).Split(' ');
            File.Delete(file);
            var seconds = double.Parse(figures[0], CultureInfo.InvariantCulture);
            var bare = provider == DatabaseProvider.Sqlite ? await BareSqliteAsync(report) : await BarePostgresAsync(desk, report);
            double? same = month == Months[0] ? await SameTables.MeasureAsync(desk) : null; // A second month changes more than it adds.
            var beside = same is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{same:0.00} {seconds / same,7:0.0}×");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{provider,-10} {report.Rows.Count,7} {month,7:MM/yyyy} {seconds,9:0.00} {figures[1],9} {figures[2],9} {report.Rows.Count / seconds,8:0} {figures[3],16} {figures[4],7} {figures[5],15} {bare,8:0.00} {seconds / bare,7:0.0}× {beside,24}   {figures[6]}"));
        }

        var undone = await UndoAsync(desk);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider,-10} {reports[^1].Rows.Count,7} {Months[^1],7:MM/yyyy} {undone,9:0.00}   to take it back"));
    }

    private static async Task<double> UndoAsync(BenchDesk desk)
    {
        await using var db = desk.Db();
        var last = await db.Imports.MaxAsync(import => import.Id);
        var watch = Stopwatch.StartNew();
        if (await desk.Get<UndoPlanning>().AskAsync(last, Actor.CommandLine, CancellationToken.None) is not SteeringOutcome.Accepted)
        {
            throw new InvalidOperationException("The import cannot be undone.");
        }

        await desk.Get<ImportRunner>().RunAsync(CancellationToken.None);
        watch.Stop();
        var status = await db.Imports.Where(import => import.Id == last).Select(import => import.Status).SingleAsync();
        return status == ImportStatus.Undone ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"The import is {status}, not undone.");
    }

    private static async Task<string> ChildAsync(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, args) { RedirectStandardOutput = true };
        start.Environment["MALLOC_ARENA_MAX"] = "1"; // As the image runs.
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException("The measured process failed.");
    }

    /// <summary><c>sqlite3 .import</c> of the same rows into a bare table, durable.</summary>
    private static async Task<double> BareSqliteAsync(PayrollReport report)
    {
        var folder = Directory.CreateTempSubdirectory("casedesk-bare-").FullName;
        var csv = Path.Combine(folder, "rows.csv");
        await File.WriteAllLinesAsync(csv, report.Rows.Select(Csv));
        var start = new ProcessStartInfo("sqlite3", [Path.Combine(folder, "bare.db")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        using (var shell = Process.Start(start)!)
        {
            await shell.StandardInput.WriteLineAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows(status,matricula,nome,cargo,fin,orgao,total,pago,valor,pagto,cpf);");
            await shell.StandardInput.WriteLineAsync($".mode csv\n.import {csv} rows");
            shell.StandardInput.Close();
            await shell.WaitForExitAsync();
        }

        watch.Stop();
        Directory.Delete(folder, recursive: true);
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>COPY of the same rows into a bare table.</summary>
    private static async Task<double> BarePostgresAsync(BenchDesk desk, PayrollReport report)
    {
        await using var connection = new NpgsqlConnection(desk.ConnectionString);
        await connection.OpenAsync();
        await using (var create = new NpgsqlCommand("DROP TABLE IF EXISTS bare; CREATE TABLE bare(status text,matricula text,nome text,cargo text,fin text,orgao text,total text,pago text,valor text,pagto text,cpf text)", connection))
        {
            await create.ExecuteNonQueryAsync();
        }

        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginTextImportAsync("COPY bare FROM STDIN (FORMAT csv)"))
        {
            foreach (var row in report.Rows)
            {
                await copy.WriteLineAsync(Csv(row));
            }
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static string Csv(ReportRow row) => $"{row.Status},{row.Enrollment},{row.Name},{row.Position},{row.Fin},{row.Posting},{row.Total},{row.Paid},{row.Cents},{row.Paying},{row.Cpf}";

    /// <summary>The high-water mark that the kernel keeps.</summary>
    private static long PeakWorkingSet() =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is var line
            ? long.Parse(string.Concat(line.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture) * 1024
            : 0;
}
