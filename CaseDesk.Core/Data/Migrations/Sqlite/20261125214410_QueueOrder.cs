using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QueueOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_EntityId_Status_SuppressedUntil_QueuedAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Status_SuppressedUntil_QueuedAt_Id",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_EntityId_Status_QueuedAt_Id",
                table: "Cases",
                columns: new[] { "EntityId", "Status", "QueuedAt", "Id" },
                filter: "\"SuppressedUntil\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Status_QueuedAt_Id",
                table: "Cases",
                columns: new[] { "Status", "QueuedAt", "Id" },
                filter: "\"SuppressedUntil\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_EntityId_Status_QueuedAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Status_QueuedAt_Id",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_EntityId_Status_SuppressedUntil_QueuedAt_Id",
                table: "Cases",
                columns: new[] { "EntityId", "Status", "SuppressedUntil", "QueuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Status_SuppressedUntil_QueuedAt_Id",
                table: "Cases",
                columns: new[] { "Status", "SuppressedUntil", "QueuedAt", "Id" });
        }
    }
}
