using CaseDesk.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseDesk.Tests.Support;

/// <summary>A migrated database of its own for one test: a copy of a template, thrown away afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);
    private static readonly SemaphoreSlim PostgresCopying = new(1, 1);
    private readonly string? _folder;

    private TestDatabase(DatabaseProvider provider, string connectionString, string? folder)
    {
        Provider = provider;
        ConnectionString = connectionString;
        _folder = folder;
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite ? await CreateSqliteAsync() : await CreatePostgresAsync();

    /// <summary>A database without tables, for tests of the start itself.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("casedesk-").FullName;
            return new(provider, $"Data Source={Path.Combine(folder, "casedesk.db")}", folder);
        }

        var name = NewName();
        await OnServerAsync($"CREATE DATABASE {name}");
        return new(provider, ForDatabase(name), folder: null);
    }

    /// <summary>Contexts of this database; <paramref name="configure"/> may add interceptors.</summary>
    public IDbContextFactory<CaseDeskDbContext> Factory(Action<DbContextOptionsBuilder>? configure = null) =>
        new ContextFactory(Provider, ConnectionString, configure);

    /// <summary>Makes the database unreachable until the answer is disposed: the file is gone, or the server refuses it.</summary>
    public async Task<IAsyncDisposable> TakeAwayAsync()
    {
        if (_folder is not null)
        {
            var file = new SqliteConnectionStringBuilder(ConnectionString).DataSource;
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
            File.Move(file, file + ".away");
            Directory.CreateDirectory(file);
            return new Returning(() =>
            {
                Directory.Delete(file);
                File.Move(file + ".away", file);
                return Task.CompletedTask;
            });
        }

        var name = new NpgsqlConnectionStringBuilder(ConnectionString).Database;
        await OnServerAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false");
        await OnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return new Returning(() => OnServerAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
            await TestFolder.DeleteAsync(_folder);
            return;
        }

        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await OnServerAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)");
    }

    private static async Task<TestDatabase> CreateSqliteAsync()
    {
        var template = await SqliteTemplate.Value;
        var folder = Directory.CreateTempSubdirectory("casedesk-").FullName;
        var file = Path.Combine(folder, "casedesk.db");
        File.Copy(template, file);
        return new(DatabaseProvider.Sqlite, $"Data Source={file}", folder);
    }

    private static async Task<TestDatabase> CreatePostgresAsync()
    {
        var template = await PostgresTemplate.Value;
        var name = NewName();
        await PostgresCopying.WaitAsync();
        try
        {
            await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            PostgresCopying.Release();
        }

        return new(DatabaseProvider.PostgreSql, ForDatabase(name), folder: null);
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("casedesk-template-").FullName, "template.db");
        var connectionString = $"Data Source={file};Pooling=False";
        await using var db = new ContextFactory(DatabaseProvider.Sqlite, connectionString, null).CreateDbContext();
        await DatabaseStart.MigrateAsync(db, CancellationToken.None);
        await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return file;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var name = NewName();
        await OnServerAsync($"CREATE DATABASE {name}");
        await using (var db = new ContextFactory(DatabaseProvider.PostgreSql, ForDatabase(name) + ";Pooling=False", null).CreateDbContext())
        {
            await DatabaseStart.MigrateAsync(db, CancellationToken.None);
        }

        return name;
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServers.Postgres());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string NewName() => $"t_{Guid.NewGuid():N}";

    private static string ForDatabase(string name) =>
        new NpgsqlConnectionStringBuilder(TestServers.Postgres()) { Database = name, MaxPoolSize = 40 }.ToString();

    private sealed class Returning(Func<Task> bringBack) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await bringBack();
    }

    private sealed class ContextFactory(DatabaseProvider provider, string connectionString, Action<DbContextOptionsBuilder>? configure)
        : IDbContextFactory<CaseDeskDbContext>
    {
        public CaseDeskDbContext CreateDbContext()
        {
            if (provider == DatabaseProvider.Sqlite)
            {
                var sqlite = new DbContextOptionsBuilder<SqliteCaseDeskDbContext>();
                sqlite.UseCaseDeskSqlite(connectionString);
                configure?.Invoke(sqlite);
                return new SqliteCaseDeskDbContext(sqlite.Options);
            }

            var postgres = new DbContextOptionsBuilder<PostgresCaseDeskDbContext>();
            postgres.UseCaseDeskPostgres(connectionString);
            configure?.Invoke(postgres);
            return new PostgresCaseDeskDbContext(postgres.Options);
        }
    }
}
