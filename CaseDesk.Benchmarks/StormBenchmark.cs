using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Benchmarks;

/// <summary>Everybody takes every case at once: nobody may get a case that another has, and none may be left over.</summary>
internal static class StormBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var takers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 64;
        var cases = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
        Console.WriteLine("database    takers   cases   double   lost   seconds   attempts/s   worst wait ms");
        var clean = true;
        foreach (var provider in BenchDesk.Providers)
        {
            await using var desk = await BenchDesk.CreateAsync(provider);
            await Seeding.CasesAsync(desk, cases);
            var users = new List<CurrentUser>();
            for (var number = 0; number < takers; number++)
            {
                users.Add(await desk.UserAsync(UserRole.Attendant, number));
            }

            var (won, waits, seconds) = await StormAsync(desk, users, cases);
            await using var db = desk.Db();
            var doubled = won.GroupBy(caseId => caseId).Count(group => group.Count() > 1) + await db.Assignments.CountAsync() - won.Distinct().Count();
            var lost = await db.Cases.CountAsync(@case => @case.HolderId == null);
            clean &= doubled == 0 && lost == 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{provider,-10} {takers,7} {cases,7} {doubled,8} {lost,6} {seconds,9:0.0} {waits.Count / seconds,12:0} {waits.Max(),15:0}"));
        }

        return clean ? 0 : 1;
    }

    /// <summary>Taker n begins at a place of his own, a quarter of them at the same one: some races, some open fields.</summary>
    private static async Task<(ConcurrentBag<long> Won, ConcurrentBag<double> Waits, double Seconds)> StormAsync(BenchDesk desk, List<CurrentUser> users, int cases)
    {
        var actions = desk.Get<CaseActions>();
        var (won, waits, taken) = (new ConcurrentBag<long>(), new ConcurrentBag<double>(), new ConcurrentDictionary<long, bool>());
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(users.Select((user, number) => Task.Run(async () =>
        {
            var start = number / 4 * 4 * cases / users.Count;
            for (var step = 0; step < cases; step++)
            {
                var caseId = (long)((start + step) % cases) + 1;
                if (taken.ContainsKey(caseId))
                {
                    continue;
                }

                var attempt = Stopwatch.StartNew();
                if (await actions.AssignAsync(caseId, user, CancellationToken.None) is CaseOutcome.Done)
                {
                    won.Add(caseId);
                }

                waits.Add(attempt.Elapsed.TotalMilliseconds);
                taken[caseId] = true;
            }
        })));
        return (won, waits, watch.Elapsed.TotalSeconds);
    }
}
