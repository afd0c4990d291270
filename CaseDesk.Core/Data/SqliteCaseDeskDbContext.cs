using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Data;

/// <summary>The desk on SQLite, the default.</summary>
public sealed class SqliteCaseDeskDbContext(DbContextOptions<SqliteCaseDeskDbContext> options) : CaseDeskDbContext(options)
{
    public override SqlDialect Dialect => SqlDialect.Sqlite;

    public override async Task<WriteScope> BeginWriteAsync(CancellationToken cancellationToken)
    {
        var gate = SqliteWriteGate.For(Database.GetConnectionString()!);
        await gate.WaitAsync(cancellationToken);
        try
        {
            return new WriteScope(await Database.BeginTransactionAsync(cancellationToken), gate);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }
}
