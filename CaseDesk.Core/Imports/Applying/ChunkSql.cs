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
