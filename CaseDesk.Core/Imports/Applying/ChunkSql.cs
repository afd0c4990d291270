using System.Data.Common;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// Runs the set-based statements of one chunk inside the open transaction. All of them know the same parameters; the text of
/// a statement is a constant and never holds data.
/// </summary>
internal sealed class ChunkSql
{
    private const string LookUp = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

    private readonly CaseDeskDbContext _db;
    private readonly IReadOnlyDictionary<string, object?> _parameters;

    private ChunkSql(CaseDeskDbContext db, IReadOnlyDictionary<string, object?> parameters) => (_db, _parameters) = (db, parameters);

    /// <summary>
    /// Holds PostgreSQL, until the transaction ends, to look up by index what the few thousand rows of a range need. Left to
    /// choose it reads a whole table for each range while the table is not much larger than one, or while it has no figures of it.
    /// </summary>
    public static async Task<ChunkSql> BeginAsync(CaseDeskDbContext db, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken)
    {
        var sql = new ChunkSql(db, parameters);
        if (!db.Dialect.IsSqlite)
        {
            await sql.RunAsync(LookUp, cancellationToken);
        }

        return sql;
    }

    /// <returns>How many rows were written.</returns>
    public async Task<int> RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    private DbCommand Command(string sql)
    {
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        foreach (var (name, value) in _parameters)
        {
            if (sql.Contains("@" + name, StringComparison.Ordinal))
            {
                command.Parameters.Add(_db.Dialect.Parameter(name, value));
            }
        }

        return command;
    }
}
