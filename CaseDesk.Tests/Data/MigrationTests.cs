using CaseDesk.Core.Data;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Data;

public sealed class MigrationTests
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.PostgreSql)]
    public void No_migration_is_missing(DatabaseProvider provider)
    {
        using CaseDeskDbContext db = provider == DatabaseProvider.Sqlite
            ? new SqliteCaseDeskDbContext(Options<SqliteCaseDeskDbContext>(builder => builder.UseCaseDeskSqlite("Data Source=:memory:")))
            : new PostgresCaseDeskDbContext(Options<PostgresCaseDeskDbContext>(builder => builder.UseCaseDeskPostgres("Host=localhost")));

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, BothDatabases]
    public async Task A_start_on_an_empty_database_makes_every_table_and_a_second_start_changes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using var db = database.Factory().CreateDbContext();

        await DatabaseStart.MigrateAsync(db, TestContext.Current.CancellationToken);
        await DatabaseStart.MigrateAsync(db, TestContext.Current.CancellationToken);

        Assert.Equal(0, await db.Cases.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_stop_the_next_start()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseProvider.Sqlite);
        await using var db = database.Factory().CreateDbContext();
        await DatabaseStart.MigrateAsync(db, TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2025-01-01')", TestContext.Current.CancellationToken);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await DatabaseStart.MigrateAsync(db, patience.Token);
    }

    [Fact]
    public void An_old_sqlite_is_refused_by_name()
    {
        var error = Assert.Throws<InvalidOperationException>(() => DatabaseStart.CheckSqliteVersion(new Version(3, 51, 2)));

        Assert.Contains("3.51.2", error.Message, StringComparison.Ordinal);
        Assert.Contains("3.51.3", error.Message, StringComparison.Ordinal);
    }

    private static DbContextOptions<TContext> Options<TContext>(Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        configure(builder);
        return builder.Options;
    }
}
