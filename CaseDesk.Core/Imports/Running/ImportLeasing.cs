using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Running;

/// <summary>Takes, keeps and returns the right to work on an import (<see cref="ImportLease"/>).</summary>
internal sealed class ImportLeasing(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longer than any batch takes; a dead process is taken over after that.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <returns>The token; null while somebody else holds the lease.</returns>
    public async Task<long?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var until = now + Length;
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
        return token;
    }

    /// <summary>Called inside each transaction that writes for the import: proves the token and keeps the lease alive.</summary>
    /// <exception cref="LeaseLostException">Another process took over; nothing of this transaction may stay.</exception>
    public async Task RenewAsync(CaseDeskDbContext db, long token, CancellationToken cancellationToken)
    {
        var until = clock.Now() + Length;
        if (await db.ImportLeases.Where(lease => lease.Id == ImportLease.TheOne && lease.Token == token)
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, until), cancellationToken) == 0)
        {
            throw new LeaseLostException();
        }
    }

    public async Task ReturnAsync(long token, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.ImportLeases.Where(lease => lease.Token == token).ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, now), cancellationToken);
    }
}
