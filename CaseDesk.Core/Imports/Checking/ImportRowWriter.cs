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
    private static readonly (string Name, NpgsqlDbType Type)[] Columns =
    [
        ("ImportId", NpgsqlDbType.Bigint), ("Line", NpgsqlDbType.Integer), ("Raw", NpgsqlDbType.Text), ("Outcome", NpgsqlDbType.Varchar),
        ("Reason", NpgsqlDbType.Varchar), ("IsFirstOfClient", NpgsqlDbType.Boolean), ("Cpf", NpgsqlDbType.Varchar), ("Name", NpgsqlDbType.Text),
        ("SearchName", NpgsqlDbType.Text), ("Enrollment", NpgsqlDbType.Text), ("DepartmentCode", NpgsqlDbType.Text), ("DepartmentName", NpgsqlDbType.Text),
        ("Position", NpgsqlDbType.Text), ("EntityId", NpgsqlDbType.Bigint), ("Fin", NpgsqlDbType.Text), ("Reference", NpgsqlDbType.Date),
        ("Status", NpgsqlDbType.Text), ("TotalInstallments", NpgsqlDbType.Integer), ("PaidInstallments", NpgsqlDbType.Integer),
        ("Amount", NpgsqlDbType.Numeric), ("Balance", NpgsqlDbType.Numeric), ("PostingDepartment", NpgsqlDbType.Text),
        ("PayingDepartment", NpgsqlDbType.Text), ("Extras", NpgsqlDbType.Text), ("Repairs", NpgsqlDbType.Text),
    ];

    private static readonly string ColumnList = string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));
    private static readonly string InsertRow =
        $"INSERT INTO \"ImportRows\" ({ColumnList}) VALUES ({string.Join(", ", Columns.Select(column => $"@{column.Name}"))})";

    private static readonly string Copy = $"COPY \"ImportRows\" ({ColumnList}) FROM STDIN (FORMAT BINARY)";

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

    private static void Insert(CaseDeskDbContext db, long importId, IReadOnlyList<CheckedRow> rows, IReadOnlyDictionary<string, long> entities, CancellationToken cancellationToken)
    {
        using var insert = new SqliteBulkInsert((SqliteConnection)db.Database.GetDbConnection(), InsertRow);
        var values = new object?[Columns.Length];
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fill(values, importId, row, row.EntityName is { } entity ? entities[entity] : null);
            insert.Insert(values);
        }
    }

    private static async Task CopyAsync(CaseDeskDbContext db, long importId, IReadOnlyList<CheckedRow> rows, IReadOnlyDictionary<string, long> entities, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        var values = new object?[Columns.Length];
        foreach (var row in rows)
        {
            Fill(values, importId, row, row.EntityName is { } entity ? entities[entity] : null);
            await writer.StartRowAsync(cancellationToken);
            for (var column = 0; column < values.Length; column++)
            {
                await WriteAsync(writer, values[column], Columns[column].Type, cancellationToken);
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

    private static void Fill(object?[] values, long importId, CheckedRow row, long? entityId)
    {
        values[0] = importId;
        values[1] = row.Line;
        values[2] = row.Raw;
        values[3] = row.Outcome;
        values[4] = row.Reason;
        values[5] = row.IsFirstOfClient;
        values[6] = row.Cpf;
        values[7] = row.Name;
        values[8] = row.SearchName;
        values[9] = row.Enrollment;
        values[10] = row.DepartmentCode;
        values[11] = row.DepartmentName;
        values[12] = row.Position;
        values[13] = entityId;
        values[14] = row.Fin;
        values[15] = row.Reference;
        values[16] = row.Status;
        values[17] = row.TotalInstallments;
        values[18] = row.PaidInstallments;
        values[19] = row.Amount;
        values[20] = row.Balance;
        values[21] = row.PostingDepartment;
        values[22] = row.PayingDepartment;
        values[23] = row.Extras;
        values[24] = row.Repairs;
    }
}
