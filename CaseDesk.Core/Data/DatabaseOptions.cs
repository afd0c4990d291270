using Microsoft.Data.Sqlite;

namespace CaseDesk.Core.Data;

/// <summary>Where the desk keeps its data (section <c>Database</c> of the settings).</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>May be left out with SQLite: then the file is <c>casedesk.db</c> in the data directory.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>What leads to the SQLite file: as it was set, or to <c>casedesk.db</c> in this folder.</summary>
    public string SqliteConnectionString(string dataDirectory) =>
        ConnectionString ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "casedesk.db") }.ToString();
}
