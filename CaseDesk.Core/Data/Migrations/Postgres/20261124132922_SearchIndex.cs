using Microsoft.EntityFrameworkCore.Migrations;

namespace CaseDesk.Core.Data.Migrations.Postgres;

/// <summary>A trigram index over the clients' search text.</summary>
public partial class SearchIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE INDEX "IX_Clients_SearchText" ON "Clients" USING gin ("SearchText" gin_trgm_ops);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP INDEX "IX_Clients_SearchText";
        """);
}
