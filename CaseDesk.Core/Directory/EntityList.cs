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
}
