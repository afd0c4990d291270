using System.Diagnostics;
using System.Globalization;
using System.Text;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Benchmarks;

/// <summary>A suppression list and its undo, on desks of the same size: what is four times as long takes four times as long.</summary>
internal static class SuppressionBenchmark
{
    private static readonly CurrentUser Admin = new("", "benchmark", UserRole.Admin);

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes = args.Length == 0 ? [25_000, 100_000] : [.. args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
        Console.WriteLine("database      rows   load s   undo s");
        foreach (var provider in BenchDesk.Providers)
        {
            var measured = new List<(int Rows, double Load, double Undo)>();
            foreach (var rows in sizes)
            {
                var (load, undo) = await MeasureAsync(provider, rows, people: sizes.Max());
                measured.Add((rows, load, undo));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider,-10} {rows,7} {load,8:0.00} {undo,8:0.00}"));
            }

            var (small, large) = (measured[0], measured[^1]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{provider,-10} rows × {(double)large.Rows / small.Rows:0.0}: load × {large.Load / small.Load:0.0}, undo × {large.Undo / small.Undo:0.0}"));
        }

        return 0;
    }

    private static async Task<(double Load, double Undo)> MeasureAsync(DatabaseProvider provider, int rows, int people)
    {
        await using var desk = await BenchDesk.CreateAsync(provider);
        await Seeding.CasesAsync(desk, people);
        await using var db = desk.Db();
        var list = new StringBuilder("CPF;Telefone;Origem do bloqueio\n");
        foreach (var (cpf, place) in (await db.Clients.OrderBy(client => client.Id).Take(rows).Select(client => client.Cpf).ToListAsync()).Select((cpf, place) => (cpf, place)))
        {
            list.Append(CultureInfo.InvariantCulture, $"{cpf};119{80_000_000 + place};PROCON\n");
        }

        var bytes = Encoding.UTF8.GetBytes(list.ToString());
        var watch = Stopwatch.StartNew();
        var received = await desk.Get<ImportIntake>().ReceiveAsync(new(new MemoryStream(bytes), "bloqueios.csv", bytes.Length, new()), Admin, CancellationToken.None);
        await desk.Get<ImportRunner>().RunAsync(CancellationToken.None);
        var load = watch.Elapsed.TotalSeconds;
        var importId = received is IntakeOutcome.Received(var id, _) ? id : throw new InvalidOperationException($"{received}");
        await ReachesAsync(db, importId, ImportStatus.Completed);
        watch.Restart();
        await desk.Get<UndoPlanning>().AskAsync(importId, Admin, CancellationToken.None);
        await desk.Get<ImportRunner>().RunAsync(CancellationToken.None);
        var undo = watch.Elapsed.TotalSeconds;
        await ReachesAsync(db, importId, ImportStatus.Undone);
        return (load, undo);
    }

    private static async Task ReachesAsync(CaseDeskDbContext db, long importId, string wanted)
    {
        var status = await db.Imports.Where(import => import.Id == importId).Select(import => import.Status).SingleAsync();
        if (status != wanted)
        {
            throw new InvalidOperationException($"The import is {status}, not {wanted}.");
        }
    }
}
