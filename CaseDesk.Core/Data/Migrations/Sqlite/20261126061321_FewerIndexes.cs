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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
