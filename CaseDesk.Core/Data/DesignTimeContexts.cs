using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CaseDesk.Core.Data;

/// <summary>Lets <c>dotnet ef</c> build the SQLite model without a host.</summary>
internal sealed class SqliteDesignTimeContext : IDesignTimeDbContextFactory<SqliteCaseDeskDbContext>
{
    public SqliteCaseDeskDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteCaseDeskDbContext>();
        options.UseCaseDeskSqlite("Data Source=:memory:");
        return new(options.Options);
    }
}

/// <summary>Lets <c>dotnet ef</c> build the PostgreSQL model without a host.</summary>
internal sealed class PostgresDesignTimeContext : IDesignTimeDbContextFactory<PostgresCaseDeskDbContext>
{
    public PostgresCaseDeskDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresCaseDeskDbContext>();
        options.UseCaseDeskPostgres("Host=localhost");
        return new(options.Options);
    }
}
