using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace CaseDesk.Core.Data;

/// <summary>Where raw SQL must know which database it speaks to. Fragments hold names and functions, never data.</summary>
public sealed class SqlDialect
{
    public static readonly SqlDialect Sqlite = new() { IsSqlite = true };

    public static readonly SqlDialect Postgres = new() { IsSqlite = false };

    private SqlDialect() { }

    public bool IsSqlite { get; private init; }

    /// <summary>The value of a parameter that holds ids: <c>json_each(@ids)</c> reads it on SQLite, <c>ANY(@ids)</c> on PostgreSQL.</summary>
    public object IdsParameter(IReadOnlyCollection<long> ids) => IsSqlite ? JsonSerializer.Serialize(ids) : ids.ToArray();

    public DbParameter Parameter(string name, object? value)
    {
        if (IsSqlite)
        {
            return new SqliteParameter(name, value ?? DBNull.Value);
        }

        return value is null
            ? new NpgsqlParameter(name, NpgsqlDbType.Text) { Value = DBNull.Value }
            : new NpgsqlParameter(name, value);
    }
}
