using System.Diagnostics;
using System.Globalization;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Benchmarks;

/// <summary>Sweeps at once over the same expired cases: exactly one event each.</summary>
internal static class SweepBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        int[] counts = args.Length > 0 ? [int.Parse(args[0], CultureInfo.InvariantCulture)] : [2, 4];
        var cases = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;
        Console.WriteLine("database    sweeps   cases   expired   events   errors   seconds");
        var clean = true;
        foreach (var provider in BenchDesk.Providers)
        {
            foreach (var sweeps in counts)
            {
                await using var desk = await BenchDesk.CreateAsync(provider);
                await Seeding.CasesAsync(desk, cases);
                await ExpireAllAsync(desk, await desk.UserAsync(UserRole.Attendant));
                var scheduler = desk.Get<CaseScheduler>();
                var watch = Stopwatch.StartNew();
                var results = await Task.WhenAll(Enumerable.Range(0, sweeps).Select(_ =>
                    Task.Run(() => scheduler.RunAsync(Actor.System, dryRun: false, CancellationToken.None))));
                watch.Stop();
                await using var db = desk.Db();
                var events = await db.CaseEvents.CountAsync(entry => entry.Type == CaseEventTypes.Expired);
                var (expired, errors) = (results.Sum(result => result.Expired), results.Sum(result => result.Errors));
                clean &= expired == cases && events == cases && errors == 0;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{provider,-10} {sweeps,7} {cases,7} {expired,9} {events,8} {errors,8} {watch.Elapsed.TotalSeconds,9:0.0}"));
            }
        }

        return clean ? 0 : 1;
    }

    private static async Task ExpireAllAsync(BenchDesk desk, CurrentUser holder)
    {
        await using var db = desk.Db();
        var taken = TimeProvider.System.Now().AddHours(-80);
        var over = taken.AddHours(72);
        object[] Parameters() => [db.Dialect.Parameter("user", holder.Id), db.Dialect.Parameter("taken", taken), db.Dialect.Parameter("over", over)];
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Assignments" ("CaseId", "UserId", "TakenAt", "ExpiresAt", "Renewals", "HadActivity")
            SELECT "Id", @user, @taken, @over, 0, FALSE FROM "Cases"
            """, Parameters());
        await db.Database.ExecuteSqlRawAsync(
            """
            UPDATE "Cases" SET "Status" = 'em_atendimento', "HolderId" = @user, "OwnerId" = @user, "AssignedAt" = @taken, "ExpiresAt" = @over,
                "AssignmentId" = (SELECT a."Id" FROM "Assignments" AS a WHERE a."CaseId" = "Cases"."Id" AND a."EndedAt" IS NULL)
            """, Parameters());
    }
}
