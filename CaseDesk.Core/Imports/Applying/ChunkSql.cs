using System.Data.Common;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// Runs the set-based statements of one chunk inside the open transaction. All of them know the same parameters; the text of
/// a statement is a constant and never holds data.
/// </summary>
internal sealed class ChunkSql(CaseDeskDbContext db, IReadOnlyDictionary<string, object?> parameters)
{
    private const string LookUp = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

    /// <summary>
    /// Holds PostgreSQL, until the transaction ends, to look up by index what the few thousand rows of a range need. Left to
    /// choose it reads a whole table for each range while the table is not much larger than one, or while it has no figures of it.
    /// </summary>
    public Task LookUpAsync(CancellationToken cancellationToken) =>
        db.Dialect.IsSqlite ? Task.CompletedTask : RunAsync(LookUp, cancellationToken);

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
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            if (sql.Contains("@" + name, StringComparison.Ordinal))
            {
                command.Parameters.Add(db.Dialect.Parameter(name, value));
            }
        }

        return command;
    }
}
