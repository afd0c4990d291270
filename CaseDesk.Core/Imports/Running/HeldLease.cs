using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Running;

/// <summary>
/// The lease as the process has it that took it. Whoever works on an import gets this and nothing else of the database: a write
/// begins here or nowhere, and each proves the token and keeps the lease alive.
/// </summary>
internal sealed class HeldLease(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock, long token)
{
    /// <summary>Longer than any write takes; a dead process is taken over after that.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>For queries that change nothing.</summary>
    public Task<CaseDeskDbContext> LookAsync(CancellationToken cancellationToken) => contexts.CreateDbContextAsync(cancellationToken);

    /// <param name="cancellationToken">Stops the wait for the database.</param>
    /// <param name="silence">How long it may be until the next write, beyond what a write takes.</param>
    /// <exception cref="LeaseLostException">Another process took over: nothing may be written.</exception>
    public async Task<LeasedWrite> BeginWriteAsync(CancellationToken cancellationToken, TimeSpan silence = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken);
        WriteScope? scope = null;
        try
        {
            scope = await db.BeginWriteAsync(cancellationToken);
            var until = clock.Now() + Length + silence;
            if (await Mine(db).ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, until), cancellationToken) == 0)
            {
                throw new LeaseLostException();
            }

            return new(db, scope);
        }
        catch
        {
            await (scope?.DisposeAsync() ?? ValueTask.CompletedTask);
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nobody has to wait for its end. Somebody else's is left alone.</summary>
    public async Task ReturnAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await Mine(db).ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, now), cancellationToken);
    }

    private IQueryable<ImportLease> Mine(CaseDeskDbContext db) => db.ImportLeases.Where(lease => lease.Id == ImportLease.TheOne && lease.Token == token);
}
