using Microsoft.EntityFrameworkCore.Storage;

namespace CaseDesk.Core.Data;

/// <summary>A transaction that may write: committed by <see cref="CommitAsync"/>, otherwise rolled back when disposed.</summary>
public sealed class WriteScope : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;
    private readonly SemaphoreSlim? _gate;

    internal WriteScope(IDbContextTransaction transaction, SemaphoreSlim? gate)
    {
        _transaction = transaction;
        _gate = gate;
    }

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _gate?.Release();
        }
    }
}
