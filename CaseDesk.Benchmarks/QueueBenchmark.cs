using System.Diagnostics;
using System.Globalization;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;

namespace CaseDesk.Benchmarks;

/// <summary>Page, counts and search of the queue, each apart, at different sizes.</summary>
internal static class QueueBenchmark
{
    private const int Times = 40;

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes = args.Length == 0 ? [10_000, 1_000_000] : [.. args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))];
        Console.WriteLine("database      cases   what                         p50 ms   p95 ms");
        foreach (var provider in BenchDesk.Providers)
        {
            foreach (var size in sizes)
            {
                await using var desk = await BenchDesk.CreateAsync(provider);
                await Seeding.CasesAsync(desk, size);
                var lists = desk.Get<CaseLists>();
                var (ana, sofia) = (await desk.UserAsync(UserRole.Attendant), await desk.UserAsync(UserRole.Supervisor));
                var free = new CaseFilter { Statuses = [CaseStatus.Available] };
                await MeasureAsync("page and total", () => lists.ListAsync(free, 1, 25, ana, CancellationToken.None));
                await MeasureAsync("page only", () => lists.PageAsync(free, 1, 25, ana, CancellationToken.None));
                await MeasureAsync("page 200", () => lists.PageAsync(free, 200, 25, ana, CancellationToken.None));
                await MeasureAsync("total only", () => lists.CountAsync(free, ana, CancellationToken.None));
                await MeasureAsync("counts of all statuses", () => lists.CountByStatusAsync(new(), CaseStatuses.All, sofia, CancellationToken.None));
                await MeasureAsync("search, rare (CPF)", () => lists.ListAsync(free with { Search = "00000432148" }, 1, 25, ana, CancellationToken.None));
                await MeasureAsync("search, 3 words", () => lists.ListAsync(free with { Search = "elisa amostra modelo" }, 1, 25, ana, CancellationToken.None));
                await MeasureAsync("search, part of a name", () => lists.ListAsync(free with { Search = "mostra" }, 1, 25, ana, CancellationToken.None));

                async Task MeasureAsync<T>(string what, Func<Task<T>> ask)
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
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider,-10} {size,8}   {what,-26} {times[Times / 2],8:0.0} {times[Times * 95 / 100],8:0.0}"));
                }
            }
        }

        return 0;
    }
}
