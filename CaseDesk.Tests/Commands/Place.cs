using CaseDesk.Core.Data;
using CaseDesk.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Commands;

/// <summary>Where a process of the program works: a data folder of its own, and the settings that lead there.</summary>
public sealed class Place : IAsyncDisposable
{
    private readonly TestDatabase? _database;

    public Place(TestDatabase? database = null)
    {
        _database = database;
        Settings = new() { ["CaseDesk__DataDirectory"] = Folder, ["Jobs__Enabled"] = "false" };
        if (database is not null)
        {
            Settings["Database__Provider"] = database.Provider.ToString();
            Settings["Database__ConnectionString"] = database.ConnectionString;
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("casedesk-place-").FullName;

    public Dictionary<string, string> Settings { get; }

    /// <summary>The database that a server makes in the folder when it is given no other.</summary>
    public string OwnFile => Path.Combine(Folder, "casedesk.db");

    public IDbContextFactory<CaseDeskDbContext> Contexts => _database!.Factory();

    public static async Task<Place> WithDatabaseAsync(DatabaseProvider provider) => new(await TestDatabase.CreateAsync(provider));

    public CaseDeskDbContext Db() => Contexts.CreateDbContext();

    public string File(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        using var own = new SqliteConnection($"Data Source={OwnFile}");
        SqliteConnection.ClearPool(own);
        await TestFolder.DeleteAsync(Folder);
    }
}
