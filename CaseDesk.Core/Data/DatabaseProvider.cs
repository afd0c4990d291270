namespace CaseDesk.Core.Data;

/// <summary>The databases that the desk runs on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
