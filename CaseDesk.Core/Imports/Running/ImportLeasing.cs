using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Running;

/// <summary>Takes the right to work on imports (<see cref="ImportLease"/>).</summary>
internal sealed class ImportLeasing(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    /// <returns>Null while somebody else holds the lease.</returns>
    public async Task<HeldLease?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var until = now + HeldLease.Length;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        var taken = await db.ImportLeases.Where(lease => lease.Id == ImportLease.TheOne && lease.Until <= now).ExecuteUpdateAsync(set => set
            .SetProperty(lease => lease.Token, lease => lease.Token + 1)
            .SetProperty(lease => lease.Until, until), cancellationToken);
        if (taken == 0)
        {
            return null;
        }

        var token = await db.ImportLeases.Select(lease => lease.Token).SingleAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return new(contexts, clock, token);
    }
}
