using CaseDesk.Web.Hosting;
using Hangfire.Storage.SQLite;
using Microsoft.Data.Sqlite;

namespace CaseDesk.Web.Jobs;

/// <summary>
/// Hangfire's own file beside the SQLite database: <c>hangfire.db</c> beside <c>casedesk.db</c>. It can be deleted while no
/// server runs; nothing is lost but the history on Hangfire's pages.
/// </summary>
public static class JobFile
{
    /// <summary>Where it is for this database. Another name than <c>casedesk.db</c> stays in it: two desks may share a folder.</summary>
    public static string Beside(string databaseFile)
    {
        var name = Path.GetFileNameWithoutExtension(databaseFile);
        return Path.Combine(Path.GetDirectoryName(databaseFile)!, name == "casedesk" ? "hangfire.db" : $"{name}-hangfire.db");
    }

    /// <exception cref="ServerRefusedException">It is no database; the message says what to do.</exception>
    public static SQLiteStorage Open(string file)
    {
        try
        {
            var storage = new SQLiteStorage(file, new SQLiteStorageOptions { QueuePollInterval = JobsRegistration.Poll });
            ForgetTheDead(file);
            return storage;
        }
        catch (Exception error) when (error is SQLite.SQLiteException or SqliteException)
        {
            throw new ServerRefusedException(
                $"{file}, where Hangfire keeps its jobs, cannot be used: {error.Message}. Delete it: nothing is lost but the history of the jobs.", error);
        }
    }

    /// <summary>
    /// Takes from a process that was killed what it held: its locks, which would hold everybody for half a minute, and its jobs, which
    /// would lie for half an hour. Only the one server of this database comes here, so whoever held them is dead.
    /// </summary>
    private static void ForgetTheDead(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM DistributedLock; UPDATE JobQueue SET FetchedAt = 0 WHERE FetchedAt > 0;";
        command.ExecuteNonQuery();
    }
}
