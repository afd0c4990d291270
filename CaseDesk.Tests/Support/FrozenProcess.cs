using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseDesk.Tests.Support;

/// <summary>Stops a process at a command outside any transaction, as a long pause of its machine would, lets the world go on, and wakes it again.</summary>
public sealed class FrozenProcess : DbCommandInterceptor
{
    private int _commands;

    /// <summary>At which command, from 1; zero lets all pass.</summary>
    public int At { get; set; }

    /// <summary>What happens while it stands still.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public bool Happened { get; private set; }

    public void Reset(int at, Func<Task> meanwhile) => (At, Meanwhile, Happened, _commands) = (at, meanwhile, false, 0);

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await StandAsync(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await StandAsync(command);
        return result;
    }

    private async Task StandAsync(DbCommand command)
    {
        if (At > 0 && command.Transaction is null && ++_commands == At)
        {
            (At, Happened) = (0, true);
            await Meanwhile();
        }
    }
}
