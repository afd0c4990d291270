using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseDesk.Core.Data;

/// <summary>What happens to the database before the desk opens: the version is checked, migrations are applied.</summary>
public static class DatabaseStart
{
    /// <summary>Earlier versions have a WAL-reset bug that can damage a database (design.md 8).</summary>
    public static readonly Version SqliteFloor = new(3, 51, 3);

    /// <exception cref="InvalidOperationException">The native SQLite library is older than <see cref="SqliteFloor"/>.</exception>
    public static async Task MigrateAsync(CaseDeskDbContext db, CancellationToken cancellationToken)
    {
        if (db.Dialect.IsSqlite)
        {
            CheckSqliteVersion(await SqliteVersionAsync(db, cancellationToken));
            await ClearStaleMigrationLockAsync(db, cancellationToken);
        }

        // PostgreSQL's provider learns from a statement that fails whether its table is there, and an error would be the first line of every log.
        var database = db.GetService<IRelationalDatabaseCreator>();
        if (!await database.ExistsAsync(cancellationToken))
        {
            await database.CreateAsync(cancellationToken);
        }

        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Whether no desk has ever been here: no file, or a database without a migration.</summary>
    public static async Task<bool> IsNewAsync(CaseDeskDbContext db, CancellationToken cancellationToken)
    {
        if (db.Dialect.IsSqlite && !File.Exists(Path.GetFullPath(db.Database.GetDbConnection().DataSource)))
        {
            return true;
        }

        return !await db.GetService<IHistoryRepository>().ExistsAsync(cancellationToken)
            || !(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();
    }

    /// <exception cref="InvalidOperationException">The version is below the floor; the message says which is needed.</exception>
    public static void CheckSqliteVersion(Version found)
    {
        if (found < SqliteFloor)
        {
            throw new InvalidOperationException(
                $"SQLite {found} is too old: CaseDesk needs {SqliteFloor} or later. Update the package SourceGear.sqlite3.");
        }
    }

    private static async Task<Version> SqliteVersionAsync(CaseDeskDbContext db, CancellationToken cancellationToken) =>
        Version.Parse(await db.Database.SqlQuery<string>($"SELECT sqlite_version() AS \"Value\"").SingleAsync(cancellationToken));

    /// <summary>
    /// EF marks a running migration by a row; a kill leaves it behind and every later start would wait for it for ever.
    /// Only the process that holds the server's lock file comes here, so nobody else can be migrating.
    /// </summary>
    private static async Task ClearStaleMigrationLockAsync(CaseDeskDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellationToken) > 0)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
    }
}
