using System.Collections.Concurrent;

namespace CaseDesk.Core.Data;

/// <summary>
/// Lets the writers of this process into one SQLite file one after the other. SQLite admits a single writer anyway and
/// makes the others poll; a queue in front of it keeps the worst wait short and fair.
/// </summary>
internal static class SqliteWriteGate
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    public static SemaphoreSlim For(string connectionString) =>
        Gates.GetOrAdd(connectionString, static _ => new SemaphoreSlim(1, 1));
}
