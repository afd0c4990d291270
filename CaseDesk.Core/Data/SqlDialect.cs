using System.Text.Json;

namespace CaseDesk.Core.Data;

/// <summary>The few fragments of SQL in which SQLite and PostgreSQL differ. Fragments hold names and functions, never data.</summary>
public sealed class SqlDialect
{
    public static readonly SqlDialect Sqlite = new()
    {
        IsSqlite = true,
        ForUpdate = "",
        ForNoKeyUpdate = "",
        InIds = parameter => $"IN (SELECT value FROM json_each({parameter}))",
        IdsParameter = ids => JsonSerializer.Serialize(ids),
    };

    public static readonly SqlDialect Postgres = new()
    {
        IsSqlite = false,
        ForUpdate = "FOR UPDATE",
        ForNoKeyUpdate = "FOR NO KEY UPDATE",
        InIds = parameter => $"= ANY({parameter})",
        IdsParameter = ids => ids.ToArray(),
    };

    private SqlDialect() { }

    public required bool IsSqlite { get; init; }

    /// <summary>Locks the selected rows until the transaction ends. SQLite has one writer and needs none.</summary>
    public required string ForUpdate { get; init; }

    /// <summary>The same, without standing in the way of rows that only refer to the locked one.</summary>
    public required string ForNoKeyUpdate { get; init; }

    /// <summary>"is one of the ids in this parameter", for a parameter made by <see cref="IdsParameter"/>.</summary>
    public required Func<string, string> InIds { get; init; }

    /// <summary>The value of a parameter that holds a list of ids.</summary>
    public required Func<IReadOnlyCollection<long>, object> IdsParameter { get; init; }
}
