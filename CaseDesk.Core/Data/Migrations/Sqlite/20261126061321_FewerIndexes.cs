using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseDesk.Core.Data.Migrations.Sqlite
{
    /// <summary>Drops two indexes that no query reads; each cost every new client of an import one more page in random order.</summary>
    public partial class FewerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Enrollments_Number",
                table: "Enrollments");

            migrationBuilder.DropIndex(
                name: "IX_Clients_CreatedAt",
                table: "Clients");

            // An import writes one segment of the index for each range: merged by sixteen, not by four, each is written again half as often.
            migrationBuilder.Sql("""INSERT INTO "ClientSearch" ("ClientSearch", rank) VALUES ('automerge', 16);""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""INSERT INTO "ClientSearch" ("ClientSearch", rank) VALUES ('automerge', 4);""");

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_Number",
                table: "Enrollments",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_CreatedAt",
                table: "Clients",
                column: "CreatedAt");
        }
    }
}
