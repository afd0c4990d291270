using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseDesk.Core.Data;

/// <summary>What an exception of either database means.</summary>
public static class DatabaseErrors
{
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    /// <summary>A row with the same unique key came first.</summary>
    public static bool IsUniqueViolation(this DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteConstraintUnique or SqliteConstraintPrimaryKey,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>The database itself cannot be reached or used: a matter for the operator, not for the person at the screen.</summary>
    public static bool IsUnavailable(Exception? exception) => exception switch
    {
        null => false,
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 8 or 10 or 13 or 14 or 26, // busy, readonly, ioerr, full, cantopen, notadb
        PostgresException postgres => postgres.IsTransient,
        DbException => true,
        _ => IsUnavailable(exception.InnerException),
    };
}
