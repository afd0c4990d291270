namespace CaseDesk.Web.Hosting;

/// <summary>The folder that holds the SQLite file and the uploads, and the lock that keeps a second server away from it.</summary>
public sealed class DataDirectory
{
    public DataDirectory(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    /// <summary>One server per SQLite file: the lock is held until this one has stopped, even if it is killed.</summary>
    /// <exception cref="ServerRefusedException">Another server holds it.</exception>
    public void LockForServer(IHostApplicationLifetime lifetime)
    {
        var file = System.IO.Path.Combine(Path, "server.lock");
        try
        {
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1, FileOptions.None);
            held.SetLength(0);
            using (var writer = new StreamWriter(held, leaveOpen: true))
            {
                writer.Write(Environment.ProcessId);
            }

            lifetime.ApplicationStopped.Register(held.Dispose);
        }
        catch (IOException error)
        {
            throw new ServerRefusedException(
                $"Another CaseDesk server{OwnerOf(file)} already uses {Path}. Stop it, or give this one a CaseDesk:DataDirectory of its own.", error);
        }
    }

    private static string OwnerOf(string file)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return $" (process {reader.ReadToEnd()})";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
