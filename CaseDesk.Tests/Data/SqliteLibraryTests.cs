using System.Runtime.InteropServices;
using System.Text.Json;
using CaseDesk.Core.Data;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Data;

/// <summary>EF Core and Hangfire's storage use one native SQLite, and a sound one.</summary>
public sealed class SqliteLibraryTests
{
    [Fact]
    public async Task SQLite_is_not_one_of_those_that_can_damage_a_database_and_both_users_have_the_same()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = database.Factory().CreateDbContext();
        using var other = new SQLite.SQLiteConnection(":memory:");

        var ours = await db.Database.SqlQuery<string>($"SELECT sqlite_version() || ' ' || sqlite_source_id() AS \"Value\"").SingleAsync(TestDesk.Cancel);
        var hangfires = other.ExecuteScalar<string>("SELECT sqlite_version() || ' ' || sqlite_source_id()");

        Assert.Equal(ours, hangfires);
        Assert.True(Version.Parse(ours.Split(' ')[0]) >= DatabaseStart.SqliteFloor, ours);
    }

    [Fact]
    public void One_package_brings_the_native_library_so_none_overwrites_another()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "CaseDesk.Web.deps.json")));

        var native = dependencies.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
            .Where(package => package.Value.TryGetProperty("runtimeTargets", out var files)
                && files.EnumerateObject().Any(file => file.Name.Contains($"{RuntimeInformation.RuntimeIdentifier}/native", StringComparison.Ordinal)
                    && file.Name.Contains("sqlite3", StringComparison.Ordinal)))
            .Select(package => package.Name.Split('/')[0]);

        Assert.Equal("SQLite", Assert.Single(native));
    }
}
