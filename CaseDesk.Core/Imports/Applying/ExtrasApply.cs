using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>Contact, address and bank data of a sheet onto its clients: blanks and what a person typed are left alone.</summary>
internal static class ExtrasApply
{
    private const string Waiting = """
        SELECT "Line", "ClientId", "Extras" FROM "Chunk" WHERE "Extras" IS NOT NULL AND "ClientId" IS NOT NULL ORDER BY "Line"
        """;

    /// <returns>How many clients changed.</returns>
    public static async Task<int> RunAsync(CaseDeskDbContext db, string source, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQueryRaw<WaitingRow>(Waiting).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return 0;
        }

        var ids = rows.Select(row => row.ClientId).Distinct().ToList();
        var clients = await db.Clients.Include(client => client.Phones).Include(client => client.Addresses).AsSplitQuery()
            .Where(client => ids.Contains(client.Id)).ToDictionaryAsync(client => client.Id, cancellationToken);
        var overwritten = new Dictionary<int, string>();
        var changed = new HashSet<long>();
        foreach (var row in rows)
        {
            if (clients[row.ClientId].Refresh(RowExtras.Parse(row.Extras), source, now) is { } before)
            {
                overwritten[row.Line] = before;
                changed.Add(row.ClientId);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var (line, before) in overwritten)
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE "Chunk" SET "Overwritten" = {before} WHERE "Line" = {line}""", cancellationToken);
        }

        return changed.Count;
    }

    private sealed record WaitingRow(int Line, long ClientId, string Extras);
}
