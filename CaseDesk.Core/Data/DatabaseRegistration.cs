using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseDesk.Core.Data;

/// <summary>Registers the context of the chosen provider under the provider-free name that features ask for.</summary>
public static class DatabaseRegistration
{
    /// <param name="services">The services of the host.</param>
    /// <param name="options">The provider and, for PostgreSQL, its connection string.</param>
    /// <param name="dataDirectory">The folder of the SQLite file when no connection string names another.</param>
    public static IServiceCollection AddCaseDeskData(this IServiceCollection services, DatabaseOptions options, string dataDirectory)
    {
        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            var connectionString = options.ConnectionString ?? throw new InvalidOperationException(
                "Database:ConnectionString is missing. PostgreSQL needs one, such as \"Host=localhost;Database=casedesk;Username=casedesk\".");
            services.AddDbContextFactory<PostgresCaseDeskDbContext>(builder => builder.UseCaseDeskPostgres(connectionString));
            services.AddSingleton<IDbContextFactory<CaseDeskDbContext>, ContextFactory<PostgresCaseDeskDbContext>>();
        }
        else
        {
            var connectionString = options.SqliteConnectionString(dataDirectory);
            services.AddDbContextFactory<SqliteCaseDeskDbContext>(builder => builder.UseCaseDeskSqlite(connectionString));
            services.AddSingleton<IDbContextFactory<CaseDeskDbContext>, ContextFactory<SqliteCaseDeskDbContext>>();
        }

        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CaseDeskDbContext>>().CreateDbContext());
        return services;
    }

    /// <summary>SQLite with the desk's pragmas.</summary>
    public static DbContextOptionsBuilder UseCaseDeskSqlite(this DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas());

    /// <summary>
    /// PostgreSQL as the desk uses it: without its JIT, which spends half a second compiling statements that run for
    /// milliseconds, and with pages at the price of a disk without moving parts. <c>Options</c> in the connection string, or
    /// PGOPTIONS around the desk, have the last word.
    /// </summary>
    public static DbContextOptionsBuilder UseCaseDeskPostgres(this DbContextOptionsBuilder builder, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options ??= Environment.GetEnvironmentVariable("PGOPTIONS") ?? "-c jit=off -c random_page_cost=1.1";
        return builder.UseNpgsql(settings.ToString());
    }

    private sealed class ContextFactory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<CaseDeskDbContext>
        where TContext : CaseDeskDbContext
    {
        public CaseDeskDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
