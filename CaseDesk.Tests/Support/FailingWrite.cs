using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseDesk.Tests.Support;

/// <summary>Counts the writes of a context and makes the chosen one fail, as a full disk or a lost connection would.</summary>
public sealed class FailingWrite : DbCommandInterceptor
{
    private int _writes;

    /// <summary>Which write fails, from 1; zero lets all pass.</summary>
    public int FailAt { get; set; }

    public int Writes => _writes;

    public void Reset(int failAt)
    {
        FailAt = failAt;
        _writes = 0;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return new(result);
    }

    private void Count(DbCommand command)
    {
        var isWrite = command.CommandText.Contains("UPDATE \"", StringComparison.Ordinal)
            || command.CommandText.Contains("INSERT INTO", StringComparison.Ordinal);
        if (isWrite && Interlocked.Increment(ref _writes) == FailAt)
        {
            throw new WriteFailedException();
        }
    }
}

/// <summary>The fault that <see cref="FailingWrite"/> injects.</summary>
public sealed class WriteFailedException() : Exception("A write failed on purpose.");
