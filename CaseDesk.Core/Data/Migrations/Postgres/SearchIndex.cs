using Microsoft.EntityFrameworkCore.Migrations;

namespace CaseDesk.Core.Data.Migrations.Postgres;

/// <summary>A trigram index over the clients' search text.</summary>
internal static class SearchIndex
{
    public static void Create(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE INDEX "IX_Clients_SearchText" ON "Clients" USING gin ("SearchText" gin_trgm_ops);
        """);
}
