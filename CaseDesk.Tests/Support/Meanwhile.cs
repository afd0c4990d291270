using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseDesk.Tests.Support;

/// <summary>Forces an interleaving: does something once, before the first query or after the first write that holds a text.</summary>
public sealed class Meanwhile(string text) : DbCommandInterceptor
{
    public Func<Task>? Do { get; set; }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await InterveneAsync(command);
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await InterveneAsync(command);
        return result;
    }

    private async Task InterveneAsync(DbCommand command)
    {
        if (Do is { } act && command.CommandText.Contains(text, StringComparison.OrdinalIgnoreCase))
        {
            Do = null;
            await act();
        }
    }
}
