using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Data;

/// <summary>The desk on PostgreSQL, for many people or several nodes.</summary>
public sealed class PostgresCaseDeskDbContext(DbContextOptions<PostgresCaseDeskDbContext> options) : CaseDeskDbContext(options)
{
    public override SqlDialect Dialect => SqlDialect.Postgres;

    public override async Task<WriteScope> BeginWriteAsync(CancellationToken cancellationToken) =>
        new(await Database.BeginTransactionAsync(cancellationToken), gate: null);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("pg_trgm");
    }
}
