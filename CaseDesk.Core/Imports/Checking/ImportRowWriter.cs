using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CaseDesk.Core.Imports.Checking;

/// <summary>Writes checked rows in bulk: one prepared statement on SQLite, binary COPY on PostgreSQL.</summary>
internal static class ImportRowWriter
{
    /// <summary>Behind the import come the columns of the row.</summary>
    private const int First = 1;

    private static readonly NpgsqlDbType[] Types = [NpgsqlDbType.Bigint, .. RowColumns.All.Select(column => column.Type)];
    private static readonly string Columns = $"\"ImportId\", {RowColumns.All.Sql(column => column.Quoted)}";
    private static readonly string InsertRow = $"INSERT INTO \"ImportRows\" ({Columns}) VALUES (@ImportId, {RowColumns.All.Sql(column => $"@{column.Name}")})";
    private static readonly string Copy = $"COPY \"ImportRows\" ({Columns}) FROM STDIN (FORMAT BINARY)";

    /// <param name="db">Inside a transaction.</param>
    /// <param name="importId">Whose rows they are.</param>
    /// <param name="rows">In the order of the file.</param>
    /// <param name="entities">The id of every bank that a row names.</param>
    /// <param name="cancellationToken">Stops between rows; the transaction is then the caller's to drop.</param>
    public static async Task WriteAsync(
        CaseDeskDbContext db, long importId, IReadOnlyList<CheckedRow> rows, IReadOnlyDictionary<string, long> entities, CancellationToken cancellationToken)
    {
        if (db.Dialect.IsSqlite)
        {
            Insert(db, importId, rows, entities, cancellationToken);
        }
        else
        {
            await CopyAsync(db, importId, rows, entities, cancellationToken);
        }
    }

    private static void Insert(
        CaseDeskDbContext db, long importId, IReadOnlyList<CheckedRow> rows, IReadOnlyDictionary<string, long> entities, CancellationToken cancellationToken)
    {
        using var insert = new SqliteBulkInsert((SqliteConnection)db.Database.GetDbConnection(), InsertRow);
        var values = Of(importId);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fill(values, row, entities);
            insert.Insert(values);
        }
    }

    private static async Task CopyAsync(
        CaseDeskDbContext db, long importId, IReadOnlyList<CheckedRow> rows, IReadOnlyDictionary<string, long> entities, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        var values = Of(importId);
        foreach (var row in rows)
        {
            Fill(values, row, entities);
            await writer.StartRowAsync(cancellationToken);
            for (var place = 0; place < values.Length; place++)
            {
                await WriteAsync(writer, values[place], Types[place], cancellationToken);
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }

    /// <summary>By its own type: Npgsql looks for the converter of an <c>object</c> anew each time.</summary>
    private static Task WriteAsync(NpgsqlBinaryImporter writer, object? value, NpgsqlDbType type, CancellationToken cancellationToken) => value switch
    {
        null => writer.WriteNullAsync(cancellationToken),
        string text => writer.WriteAsync(text, type, cancellationToken),
        long number => writer.WriteAsync(number, type, cancellationToken),
        int number => writer.WriteAsync(number, type, cancellationToken),
        bool yes => writer.WriteAsync(yes, type, cancellationToken),
        decimal amount => writer.WriteAsync(amount, type, cancellationToken),
        DateOnly day => writer.WriteAsync(day, type, cancellationToken),
        _ => throw new NotSupportedException($"A {value.GetType().Name} is not stored in bulk."),
    };

    private static object?[] Of(long importId)
    {
        var values = new object?[Types.Length];
        values[0] = importId;
        return values;
    }

    private static void Fill(object?[] values, CheckedRow row, IReadOnlyDictionary<string, long> entities)
    {
        row.Values.CopyTo(values, First);
        values[First + RowColumns.BankPlace] = row.EntityName is { } entity ? entities[entity] : null;
    }
}
