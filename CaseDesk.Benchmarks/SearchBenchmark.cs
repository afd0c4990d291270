using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Benchmarks;

/// <summary>Searches of 1, 3, 16 and 32 words beside the bare statement over the same index: total and first page, as the lists ask for them.</summary>
internal static class SearchBenchmark
{
    private const int Times = 20;
    private const int PageSize = 25;

    public static async Task<int> RunAsync(string[] args)
    {
        var size = args is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000_000;
        Console.WriteLine("database    clients  words  refused    found   bare p50   clients p50  ratio   queue p50  ratio");
        foreach (var provider in BenchDesk.Providers)
        {
            await using var desk = await BenchDesk.CreateAsync(provider);
            await Seeding.CasesAsync(desk, size);
            var sofia = await desk.UserAsync(UserRole.Supervisor);
            foreach (var words in new[] { 1, 3, 16, 32 })
            {
                var typed = string.Join(' ', Enumerable.Range(0, words).Select(word => Words[word % Words.Length]));
                var problem = SearchTerms.Read(typed).Problem;
                var found = await desk.Get<ClientDirectory>().ListAsync(new(typed), 1, PageSize, sofia, CancellationToken.None);
                var bare = await MeasureAsync(() => BareAsync(desk, typed.ToUpperInvariant().Split(' ').Take(words)));
                var clients = await MeasureAsync(() => desk.Get<ClientDirectory>().ListAsync(new(typed), 1, PageSize, sofia, CancellationToken.None));
                var queue = await MeasureAsync(() => desk.Get<CaseLists>().ListAsync(new() { Search = typed }, 1, PageSize, sofia, CancellationToken.None));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{provider,-10} {size,8} {words,6} {(problem is null ? "no" : "yes"),8} {found.Total,8} {bare,8:0.0} ms {clients,10:0.0} ms {clients / bare,6:0.00} {queue,8:0.0} ms {queue / bare,6:0.00}"));
            }
        }

        return 0;
    }

    private static readonly string[] Words = ["amostra", "elisa", "modelo", "mostra", "lisa", "odelo", "elis", "model", "amost", "ostra", "isa", "delo", "ode", "most", "mos", "eli"];

    private static async Task<double> MeasureAsync<T>(Func<Task<T>> ask)
    {
        await ask();
        var times = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[Times / 2];
    }

    /// <summary>The same two questions without the desk: how many, and the first page in order of name.</summary>
    private static async Task<long> BareAsync(BenchDesk desk, IEnumerable<string> words)
    {
        await using var db = desk.Db();
        await db.Database.OpenConnectionAsync();
        var condition = db.Dialect.IsSqlite
            ? $"\"Id\" IN (SELECT rowid FROM \"ClientSearch\" WHERE \"ClientSearch\" MATCH '{string.Join(" AND ", words.Select(word => $"\"{word}\""))}')"
            : string.Join(" AND ", words.Select(word => $"\"SearchText\" LIKE '%{word}%'"));
        var total = 0L;
        foreach (var what in new[] { "SELECT COUNT(*) FROM \"Clients\" WHERE {0}", "SELECT \"Id\", \"Name\" FROM \"Clients\" WHERE {0} ORDER BY \"SearchName\", \"Id\" LIMIT 25" })
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Words of ours.
            command.CommandText = string.Format(CultureInfo.InvariantCulture, what, condition);
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                total += reader.GetInt64(0);
            }
        }

        return total;
    }
}
