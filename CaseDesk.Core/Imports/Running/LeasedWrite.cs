using CaseDesk.Core.Data;

namespace CaseDesk.Core.Imports.Running;

/// <summary>A transaction under the lease: what is written in it stays only when it is committed, and nobody else works on imports meanwhile.</summary>
internal sealed class LeasedWrite(CaseDeskDbContext db, WriteScope scope) : IAsyncDisposable
{
    public CaseDeskDbContext Db { get; } = db;

    public Task CommitAsync(CancellationToken cancellationToken) => scope.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await Db.DisposeAsync();
    }
}
