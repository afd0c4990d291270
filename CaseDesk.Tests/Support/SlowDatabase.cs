using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseDesk.Tests.Support;

/// <summary>A database that lets nobody in while a test holds it, so that two clicks can be under way at once.</summary>
public sealed class SlowDatabase : DbConnectionInterceptor
{
    private TaskCompletionSource _open = Opened();

    public void Hold() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => _open.TrySetResult();

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await _open.Task.WaitAsync(cancellationToken);
        return result;
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
