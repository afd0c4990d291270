using System.Diagnostics;
using System.Globalization;
using CaseDesk.Benchmarks.Generating;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Benchmarks;

/// <summary>kill -9 at random moments of an import; after the last the import is finished and must be row-exact.</summary>
internal static class KillBenchmark
{
    /// <summary>Milliseconds, so long that a check may end before it: one that is cut short begins anew.</summary>
    private const int LatestInCheck = 9_000;

    /// <summary>Milliseconds, so short that the run outlives many a kill.</summary>
    private const int LatestInRun = 1_500;

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var times = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;
        var report = PayrollReport.Invent(rows);
        var file = Path.GetTempFileName();
        await using (var stream = File.Create(file))
        {
            report.Write(stream);
        }

        Console.WriteLine("database    rows   kills   rows in   payroll lines   clients   cases   exact");
        var exact = true;
        foreach (var provider in BenchDesk.Providers)
        {
            exact &= await KillAsync(provider, file, report, provider == DatabaseProvider.Sqlite ? times : 1);
        }

        File.Delete(file);
        return exact ? 0 : 1;
    }

    private static async Task<bool> KillAsync(DatabaseProvider provider, string file, PayrollReport report, int times)
    {
        await using var desk = await BenchDesk.CreateAsync(provider);
        await ImportBenchmark.ReceiveAsync(desk, file);
        var random = new Random(7);
        var kills = 0;
        for (var time = 0; time < times; time++)
        {
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["resume", desk.ConnectionString]))!;
            var wait = TimeSpan.FromMilliseconds(random.Next(await IsCheckedAsync(desk) ? LatestInRun : LatestInCheck));
            if (!child.WaitForExit(wait))
            {
                child.Kill();
                kills++;
            }

            await child.WaitForExitAsync();
            await EndLeaseAsync(desk);
        }

        await desk.Get<ImportRunner>().RunAsync(CancellationToken.None);
        return await CompareAsync(desk, report, kills);
    }

    private static async Task<bool> IsCheckedAsync(BenchDesk desk)
    {
        await using var db = desk.Db();
        return await db.Imports.AnyAsync(import => import.Status != ImportStatus.Inspected);
    }

    /// <summary>What half a minute would do: the dead process's lease runs out.</summary>
    private static async Task EndLeaseAsync(BenchDesk desk)
    {
        await using var db = desk.Db();
        var past = TimeProvider.System.Now().AddMinutes(-1);
        await db.ImportLeases.ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, past));
    }

    private static async Task<bool> CompareAsync(BenchDesk desk, PayrollReport report, int kills)
    {
        await using var db = desk.Db();
        var import = await db.Imports.AsNoTracking().SingleAsync();
        var lines = await db.PayrollLines.CountAsync();
        var clients = await db.Clients.CountAsync();
        var cases = await db.Cases.CountAsync();
        var people = report.Rows.Select(row => row.Cpf).Distinct().Count();
        var loans = report.Rows.Select(row => (row.Cpf, row.Enrollment, row.Fin)).Distinct().Count();
        var exact = import.Counts.Created == loans && import.Counts.Duplicate == report.Rows.Count - loans && import.Done == report.Rows.Count && lines == loans && clients == people && cases == people
            && import.Counts.CasesCreated == people && await db.CaseEvents.CountAsync() == people;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{desk.Provider,-10} {report.Rows.Count,6} {kills,6} {import.Done,9} {lines,15} {clients,9} {cases,7}   {(exact ? "yes" : "NO")}"));
        return exact;
    }
}
