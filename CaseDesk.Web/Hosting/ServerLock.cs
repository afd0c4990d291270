using System.Globalization;

namespace CaseDesk.Web.Hosting;

/// <summary>One server per SQLite file: a lock beside the database, which the system lets go of even when the server is killed.</summary>
public static class ServerLock
{
    /// <returns>The lock, to be disposed when this process has done.</returns>
    /// <exception cref="ServerRefusedException">Another server holds it, or the folder cannot be written.</exception>
    public static IDisposable Take(string databaseFile)
    {
        // The number of the process stands in a file of its own: nobody can read one that is locked.
        var owner = databaseFile + ".server";
        try
        {
            // On Linux only FileShare.None asks for a lock that excludes others; every other mode shares it.
            var held = new FileStream(databaseFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new Held(held, owner);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ServerRefusedException(
                $"{Path.GetDirectoryName(databaseFile)} cannot be written by this user. Give it to the user, or set CaseDesk:DataDirectory.", error);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new ServerRefusedException($"The folder of {databaseFile} is not there. Make it, or correct Database:ConnectionString.", error);
        }
        catch (IOException error)
        {
            throw new ServerRefusedException(
                $"Another CaseDesk server{Named(owner)} already uses {databaseFile}. Stop it, or give this one a CaseDesk:DataDirectory of its own.", error);
        }
    }

    private static string Named(string owner)
    {
        try
        {
            return $" (process {File.ReadAllText(owner)})";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private sealed class Held(FileStream file, string owner) : IDisposable
    {
        public void Dispose()
        {
            File.Delete(owner);
            file.Dispose();
        }
    }
}
