using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Directory;

/// <summary>The banks that occur, for filters.</summary>
public sealed class EntityList(IDbContextFactory<CaseDeskDbContext> contexts)
{
    public async Task<IReadOnlyList<(long Id, string Name)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entities = await db.PayrollEntities.OrderBy(entity => entity.Name).ThenBy(entity => entity.Id)
            .Select(entity => new { entity.Id, entity.Name, entity.Code }).ToListAsync(cancellationToken);
        return [.. entities.Select(entity => (entity.Id, entity.Name.Length > 0 ? entity.Name : entity.Code))];
    }

    /// <summary>The banks that somebody means: those of this code, or with this text in their name, whatever its case and accents.</summary>
    public async Task<IReadOnlyList<long>> MatchingAsync(string text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await MatchingAsync(db, text, cancellationToken);
    }

    /// <summary>There are some dozens of banks, so they are compared here, where accents can be.</summary>
    internal static async Task<IReadOnlyList<long>> MatchingAsync(CaseDeskDbContext db, string text, CancellationToken cancellationToken)
    {
        var name = SearchText.Normalise(text);
        var entities = await db.PayrollEntities.Select(entity => new { entity.Id, entity.Name, entity.Code }).ToListAsync(cancellationToken);
        return [.. entities.Where(entity => entity.Code == text.Trim() || SearchText.Normalise(entity.Name).Contains(name, StringComparison.Ordinal)).Select(entity => entity.Id)];
    }
}
