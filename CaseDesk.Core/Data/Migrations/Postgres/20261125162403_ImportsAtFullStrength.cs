using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CaseDesk.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportsAtFullStrength : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_EntityId_Status_QueuedAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Status_QueuedAt_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "ImportLeases");

            migrationBuilder.AddColumn<long>(
                name: "ImportId",
                table: "PayrollLines",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ComparedTo",
                table: "Imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndSeenAt",
                table: "Imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GoesTo",
                table: "Imports",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "completed");

            migrationBuilder.AddColumn<string>(
                name: "Inspection",
                table: "Imports",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Imports",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "new_list");

            migrationBuilder.AddColumn<DateTime>(
                name: "QueuedAt",
                table: "Imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UndoAskedAt",
                table: "Imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UndoByName",
                table: "Imports",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UndoByUserId",
                table: "Imports",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UndoneAt",
                table: "Imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "UndoneTo",
                table: "Imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Undo",
                table: "ImportRows",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ImportId",
                table: "Enrollments",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ImportId",
                table: "Clients",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SuppressedUntil",
                table: "Cases",
                type: "timestamp with time zone",
                nullable: true);

            // What an earlier version left under way: a check starts anew, an apply goes on.
            migrationBuilder.Sql("""UPDATE "ImportRows" SET "Outcome" = 'to_create' WHERE "Outcome" = 'ready';""");
            migrationBuilder.Sql("""UPDATE "Imports" SET "GoesTo" = 'checked' WHERE "DryRun";""");
            migrationBuilder.Sql("""UPDATE "Imports" SET "Kind" = 'registration_update' WHERE "UpdatesOnly";""");
            migrationBuilder.Sql("""UPDATE "Imports" SET "Status" = 'failed', "Error" = 'internal_error' WHERE "Status" = 'received';""");

            migrationBuilder.DropColumn(
                name: "DryRun",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "UpdatesOnly",
                table: "Imports");

            migrationBuilder.CreateTable(
                name: "ImportEdits",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Column = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportEdits", x => new { x.ImportId, x.Line, x.Column });
                    table.ForeignKey(
                        name: "FK_ImportEdits_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportLayouts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Titles = table.Column<string>(type: "text", nullable: false),
                    Choices = table.Column<string>(type: "text", nullable: false),
                    CreatedByUserId = table.Column<string>(type: "text", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportLayouts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PayrollChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    ClientId = table.Column<long>(type: "bigint", nullable: false),
                    EntityId = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<DateOnly>(type: "date", nullable: false),
                    Previous = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    EnrollmentId = table.Column<long>(type: "bigint", nullable: true),
                    Fin = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Before = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    After = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayrollChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayrollChanges_Clients_ClientId",
                        column: x => x.ClientId,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Suppressions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Cpf = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    Phone = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    Source = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ImportId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Suppressions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_CreatedByUserId_FinishedAt",
                table: "Imports",
                columns: new[] { "CreatedByUserId", "FinishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_EntityId_Status_SuppressedUntil_QueuedAt_Id",
                table: "Cases",
                columns: new[] { "EntityId", "Status", "SuppressedUntil", "QueuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Status_SuppressedUntil_QueuedAt_Id",
                table: "Cases",
                columns: new[] { "Status", "SuppressedUntil", "QueuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_SuppressedUntil",
                table: "Cases",
                column: "SuppressedUntil",
                filter: "\"SuppressedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ImportLayouts_Name",
                table: "ImportLayouts",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayrollChanges_ClientId_Reference",
                table: "PayrollChanges",
                columns: new[] { "ClientId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_PayrollChanges_ImportId_Kind",
                table: "PayrollChanges",
                columns: new[] { "ImportId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Cpf_Phone_Source",
                table: "Suppressions",
                columns: new[] { "Cpf", "Phone", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Phone",
                table: "Suppressions",
                column: "Phone");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportEdits");

            migrationBuilder.DropTable(
                name: "ImportLayouts");

            migrationBuilder.DropTable(
                name: "PayrollChanges");

            migrationBuilder.DropTable(
                name: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_Imports_CreatedByUserId_FinishedAt",
                table: "Imports");

            migrationBuilder.DropIndex(
                name: "IX_Cases_EntityId_Status_SuppressedUntil_QueuedAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Status_SuppressedUntil_QueuedAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_SuppressedUntil",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "PayrollLines");

            migrationBuilder.DropColumn(
                name: "ComparedTo",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "EndSeenAt",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "GoesTo",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Inspection",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "QueuedAt",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "UndoAskedAt",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "UndoByName",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "UndoByUserId",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "UndoneAt",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "UndoneTo",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Undo",
                table: "ImportRows");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "ImportId",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "SuppressedUntil",
                table: "Cases");

            migrationBuilder.AddColumn<bool>(
                name: "DryRun",
                table: "Imports",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "UpdatesOnly",
                table: "Imports",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "ImportId",
                table: "ImportLeases",
                type: "bigint",
                nullable: true);

            migrationBuilder.UpdateData(
                table: "ImportLeases",
                keyColumn: "Id",
                keyValue: 1,
                column: "ImportId",
                value: null);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_EntityId_Status_QueuedAt_Id",
                table: "Cases",
                columns: new[] { "EntityId", "Status", "QueuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Status_QueuedAt_Id",
                table: "Cases",
                columns: new[] { "Status", "QueuedAt", "Id" });
        }
    }
}
