using System.Diagnostics;
using CaseDesk.Core.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CaseDesk.Benchmarks;

/// <summary>
/// What the database itself needs to keep what an import leaves behind: all rows of the tables it fills, stored once more in the
/// same tables of an empty desk, with every index but unchecked foreign keys. Nothing is read, compared or decided there, so no
/// import with these tables can be quicker.
/// </summary>
internal static class SameTables
{
    private static readonly string[] Tables = ["ImportRows", "Clients", "Enrollments", "PayrollLines", "Cases", "CaseEvents"];

    /// <returns>Seconds.</returns>
    public static async Task<double> MeasureAsync(BenchDesk full)
    {
        await using var empty = await BenchDesk.CreateAsync(full.Provider);
        return full.Provider == DatabaseProvider.Sqlite ? await InsertAsync(full, empty) : await CopyAsync(full, empty);
    }

    /// <summary>The order keeps SQLite from copying whole pages, which it can only do between a table and an empty one.</summary>
    private static async Task<double> InsertAsync(BenchDesk full, BenchDesk empty)
    {
        await using var connection = new SqliteConnection(empty.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, $"ATTACH '{new SqliteConnectionStringBuilder(full.ConnectionString).DataSource}' AS filled");
        await RunAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-32768");
        var watch = Stopwatch.StartNew();
        foreach (var table in Tables)
        {
            await RunAsync(connection, $"INSERT INTO main.\"{table}\" SELECT * FROM filled.\"{table}\" ORDER BY rowid");
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> CopyAsync(BenchDesk full, BenchDesk empty)
    {
        await using var from = new NpgsqlConnection(full.ConnectionString);
        await using var to = new NpgsqlConnection(empty.ConnectionString);
        await from.OpenAsync();
        await to.OpenAsync();
        await using (var command = new NpgsqlCommand("SET session_replication_role = replica", to))
        {
            await command.ExecuteNonQueryAsync();
        }

        var seconds = 0.0;
        foreach (var table in Tables)
        {
            var file = Path.GetTempFileName();
            await using (var reader = await from.BeginRawBinaryCopyAsync($"COPY \"{table}\" TO STDOUT (FORMAT BINARY)"))
            await using (var rows = File.Create(file))
            {
                await reader.CopyToAsync(rows);
            }

            var watch = Stopwatch.StartNew();
            await using (var rows = File.OpenRead(file))
            await using (var writer = await to.BeginRawBinaryCopyAsync($"COPY \"{table}\" FROM STDIN (FORMAT BINARY)"))
            {
                await rows.CopyToAsync(writer);
            }

            seconds += watch.Elapsed.TotalSeconds;
            File.Delete(file);
        }

        return seconds;
    }
}
