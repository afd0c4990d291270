using CaseDesk.Core;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Users;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CaseDesk.Benchmarks;

/// <summary>A desk with the real features over a throw-away database: a SQLite file, or a database of its own on PostgreSQL.</summary>
internal sealed class BenchDesk : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder;
    private readonly string? _server;
    private readonly bool _keep;

    private BenchDesk(DatabaseProvider provider, string connectionString, string folder, string? server, bool keep, TimeProvider clock)
    {
        (Provider, ConnectionString, _folder, _server, _keep) = (provider, connectionString, folder, server, keep);
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddLogging();
        services.AddSingleton(Options.Create(new AssignmentOptions()));
        services.AddSingleton(Options.Create(new ImportOptions { MaxFileMiB = 4096 }));
        services.AddSingleton<IFileStore>(new DiskFileStore(Path.Combine(folder, "files")));
        services.AddSingleton<IImportQueue, Nobody>();
        services.AddSingleton(new ListCommand(Environment.ProcessPath!, ["read-list"]));
        services.AddSingleton<Microsoft.AspNetCore.Identity.ILookupNormalizer, Microsoft.AspNetCore.Identity.UpperInvariantLookupNormalizer>();
        services.AddCaseDeskData(new() { Provider = provider, ConnectionString = connectionString }, folder);
        services.AddCaseDeskFeatures();
        _services = services.BuildServiceProvider();
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>The providers that can be measured here.</summary>
    public static IReadOnlyList<DatabaseProvider> Providers =>
        Server is null ? [DatabaseProvider.Sqlite] : [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    public static string? Server => Environment.GetEnvironmentVariable("CASEDESK_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    public static async Task<BenchDesk> CreateAsync(DatabaseProvider provider, TimeProvider? clock = null)
    {
        var folder = FolderOf($"{Guid.NewGuid():N}");
        var connectionString = $"Data Source={Path.Combine(folder, "casedesk.db")}";
        if (provider == DatabaseProvider.PostgreSql)
        {
            var name = $"b_{Guid.NewGuid():N}";
            await OnServerAsync($"CREATE DATABASE {name}");
            connectionString = new NpgsqlConnectionStringBuilder(Server!) { Database = name }.ToString();
            folder = FolderOf(name);
        }

        Directory.CreateDirectory(folder);
        var desk = new BenchDesk(provider, connectionString, folder, Server, keep: false, clock ?? TimeProvider.System);
        await using var db = desk.Db();
        await DatabaseStart.MigrateAsync(db, CancellationToken.None);
        return desk;
    }

    /// <summary>A desk over a database that somebody else made and keeps.</summary>
    public static BenchDesk Open(string connectionString)
    {
        var provider = connectionString.Contains("Host=", StringComparison.Ordinal) ? DatabaseProvider.PostgreSql : DatabaseProvider.Sqlite;
        var folder = provider == DatabaseProvider.Sqlite
            ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(connectionString).DataSource)!
            : FolderOf(new NpgsqlConnectionStringBuilder(connectionString).Database!);
        return new(provider, connectionString, folder, null, keep: true, TimeProvider.System);
    }

    /// <summary>The same for every process that opens the database.</summary>
    private static string FolderOf(string name) => Path.Combine(Path.GetTempPath(), "casedesk-bench-" + name);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CaseDeskDbContext Db() => Get<IDbContextFactory<CaseDeskDbContext>>().CreateDbContext();

    public async Task<CurrentUser> UserAsync(UserRole role, int number = 0)
    {
        await using var db = Db();
        var user = new AppUser($"{role}{number}@example.test", $"{role} {number}", role, Get<TimeProvider>().Now());
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return user.AsCurrent();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_keep)
        {
            return;
        }

        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        if (Provider == DatabaseProvider.PostgreSql && _server is not null)
        {
            await OnServerAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)");
        }
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Nobody : IImportQueue
    {
        public void Wake()
        {
        }
    }
}
