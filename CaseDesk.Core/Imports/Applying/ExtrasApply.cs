using System.Globalization;
using System.Text.Json.Nodes;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>Contact, address and bank data of a sheet onto its clients: blanks and what a person typed are left alone.</summary>
internal static class ExtrasApply
{
    private const string Waiting = """
        SELECT "Line", "ClientId", "Extras", "Overwritten" FROM "Chunk" WHERE "Extras" IS NOT NULL AND "ClientId" IS NOT NULL ORDER BY "Line"
        """;

    private const string KeepSqlite = """
        UPDATE "Chunk" SET "Overwritten" = o.value FROM json_each({0}) AS o WHERE "Chunk"."Line" = CAST(o.key AS integer)
        """;

    private const string KeepPostgres = """
        UPDATE "Chunk" SET "Overwritten" = CAST(o.value AS text) FROM jsonb_each(CAST({0} AS jsonb)) AS o WHERE "Chunk"."Line" = CAST(o.key AS integer)
        """;

    public static async Task RunAsync(CaseDeskDbContext db, string source, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQueryRaw<WaitingRow>(Waiting).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return;
        }

        var ids = rows.Select(row => row.ClientId).Distinct().ToList();
        var clients = await db.Clients.Include(client => client.Phones).Include(client => client.Addresses).AsSplitQuery()
            .Where(client => ids.Contains(client.Id)).ToDictionaryAsync(client => client.Id, cancellationToken);
        var kept = new JsonObject();
        foreach (var row in rows)
        {
            if (clients[row.ClientId].Refresh(RowExtras.Parse(row.Extras), source, now) is { } before)
            {
                kept[row.Line.ToString(CultureInfo.InvariantCulture)] = Merged(row.Overwritten, before);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(db.Dialect.IsSqlite ? KeepSqlite : KeepPostgres, [kept.ToJsonString()], cancellationToken);
    }

    private static JsonObject Merged(string? earlier, string before)
    {
        var merged = JsonNode.Parse(earlier ?? "{}")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(before)!.AsObject())
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private sealed record WaitingRow(int Line, long ClientId, string Extras, string? Overwritten);
}
