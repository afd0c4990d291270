using Microsoft.EntityFrameworkCore.Migrations;

namespace CaseDesk.Core.Data.Migrations.Sqlite;

/// <summary>
/// A trigram index over the clients' search text. Triggers keep it: whatever writes a client, the index follows. A
/// migration that rebuilds the table "Clients" must make the triggers again.
/// </summary>
internal static class SearchIndex
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE VIRTUAL TABLE "ClientSearch" USING fts5("SearchText", content='Clients', content_rowid='Id', tokenize='trigram');
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "Clients_SearchInsert" AFTER INSERT ON "Clients" WHEN new."SearchText" <> '' BEGIN
                INSERT INTO "ClientSearch" (rowid, "SearchText") VALUES (new."Id", new."SearchText");
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "Clients_SearchUpdate" AFTER UPDATE OF "SearchText" ON "Clients" WHEN old."SearchText" <> new."SearchText" BEGIN
                INSERT INTO "ClientSearch" ("ClientSearch", rowid, "SearchText")
                    SELECT 'delete', old."Id", old."SearchText" WHERE old."SearchText" <> '';
                INSERT INTO "ClientSearch" (rowid, "SearchText") SELECT new."Id", new."SearchText" WHERE new."SearchText" <> '';
            END;
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER "Clients_SearchDelete" AFTER DELETE ON "Clients" WHEN old."SearchText" <> '' BEGIN
                INSERT INTO "ClientSearch" ("ClientSearch", rowid, "SearchText") VALUES ('delete', old."Id", old."SearchText");
            END;
            """);
    }
}
