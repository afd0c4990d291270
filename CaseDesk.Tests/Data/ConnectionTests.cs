using CaseDesk.Core.Data;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseDesk.Tests.Data;

/// <summary>What every connection of the desk is set to.</summary>
public sealed class ConnectionTests
{
    [Theory, BothDatabases]
    public async Task A_connection_is_durable_and_keeps_its_statements_quick(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(provider);
        await using var db = database.Factory().CreateDbContext();

        Assert.Equal(
            provider == DatabaseProvider.Sqlite ? "wal 2 1" : "on off 1.1",
            await db.Database.SqlQueryRaw<string>(provider == DatabaseProvider.Sqlite
                ? """SELECT journal_mode || ' ' || synchronous || ' ' || foreign_keys AS "Value" FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys"""
                : """SELECT current_setting('synchronous_commit') || ' ' || current_setting('jit') || ' ' || current_setting('random_page_cost') AS "Value" """).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_connection_string_with_options_of_its_own_has_the_last_word()
    {
        var options = new DbContextOptionsBuilder<PostgresCaseDeskDbContext>();
        options.UseCaseDeskPostgres("Host=localhost;Options=-c jit=on");
        using var db = new PostgresCaseDeskDbContext(options.Options);

        Assert.Equal("-c jit=on", new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()).Options);
    }
}
