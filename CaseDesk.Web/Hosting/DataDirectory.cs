namespace CaseDesk.Web.Hosting;

/// <summary>The folder that holds the SQLite file and the uploads.</summary>
public sealed class DataDirectory
{
    public DataDirectory(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }
}
