using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CaseDesk.Core.Data;

/// <summary>
/// Inserts row after row through one of SQLite's own statements, values by position. A command of Microsoft.Data.Sqlite looks
/// every parameter up by its name for every row, which for a wide row costs several times the insert itself. SQLite keeps what is
/// bound from row to row, so a value that stays the same is not handed over again. Values are stored as that library stores
/// them, so that EF Core reads them back.
/// </summary>
internal sealed class SqliteBulkInsert : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly object?[] _bound;

    /// <param name="connection">Open, inside a transaction that the caller commits.</param>
    /// <param name="sql">An INSERT with one parameter for each value of a row.</param>
    /// <exception cref="SqliteException">The statement cannot be prepared.</exception>
    public SqliteBulkInsert(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
        _bound = new object?[raw.sqlite3_bind_parameter_count(_statement)];
    }

    /// <exception cref="SqliteException">The row cannot be stored, such as one whose key is there already.</exception>
    public void Insert(ReadOnlySpan<object?> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, _bound.Length); // A value left out would be that of the row before.
        for (var column = 0; column < row.Length; column++)
        {
            if (!Equals(row[column], _bound[column]))
            {
                SqliteException.ThrowExceptionForRC(Bind(column + 1, row[column]), _database);
                _bound[column] = row[column];
            }
        }

        var code = raw.sqlite3_step(_statement);
        _ = raw.sqlite3_reset(_statement); // It repeats the code of the step.
        if (code != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, position),
        string text => raw.sqlite3_bind_text(_statement, position, text),
        long number => raw.sqlite3_bind_int64(_statement, position, number),
        int number => raw.sqlite3_bind_int64(_statement, position, number),
        bool yes => raw.sqlite3_bind_int64(_statement, position, yes ? 1 : 0),
        decimal amount => raw.sqlite3_bind_text(_statement, position, amount.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        DateOnly day => raw.sqlite3_bind_text(_statement, position, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A {value.GetType().Name} is not stored in bulk."),
    };
}
