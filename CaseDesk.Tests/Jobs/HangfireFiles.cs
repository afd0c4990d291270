using CaseDesk.Core.Data;
using CaseDesk.Tests.Commands;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Jobs;

/// <summary>What Hangfire keeps for itself, as a hand from outside finds it.</summary>
internal static class HangfireFiles
{
    private static readonly string[] Locks =
        ["recurring-jobs:lock", "locks:schedulepoller", "lock:recurring-job:maintenance", "lock:recurring-job:imports"];

    /// <summary>Where the jobs of the desk in this place are, when they are in a file.</summary>
    public static string FileOf(Place place)
    {
        using var db = place.Db();
        return JobFile.Beside(db.Database.GetDbConnection().DataSource);
    }

    /// <summary>The locks of a process that died a moment ago, all of them.</summary>
    public static async Task LeaveLocksAsync(Place place)
    {
        await using var db = place.Db();
        foreach (var name in Locks)
        {
            if (db.Dialect.IsSqlite)
            {
                await using var file = new SqliteConnection($"Data Source={FileOf(place)};Pooling=False");
                await file.OpenAsync(TestDesk.Cancel);
                await using var command = file.CreateCommand();
                command.CommandText = "INSERT OR REPLACE INTO DistributedLock (Id, Resource, ResourceKey, ExpireAt) VALUES ($lock, $lock, 'dead', $until)";
                command.Parameters.AddWithValue("$lock", "HangFire:" + name);
                command.Parameters.AddWithValue("$until", TimeProvider.System.GetUtcNow().AddHours(1).Ticks); // A clock that was put back.
                await command.ExecuteNonQueryAsync(TestDesk.Cancel);
            }
            else
            {
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO hangfire.lock (resource, acquired) VALUES ({"hangfire:" + name}, now() AT TIME ZONE 'utc') ON CONFLICT DO NOTHING", TestDesk.Cancel);
            }
        }
    }

    public static void Delete(Place place)
    {
        using var db = place.Db();
        if (!db.Dialect.IsSqlite)
        {
            db.Database.ExecuteSqlRaw("DROP SCHEMA hangfire CASCADE");
            return;
        }

        File.Delete(FileOf(place));
        File.Delete(FileOf(place) + "-wal");
        File.Delete(FileOf(place) + "-shm");
    }
}
