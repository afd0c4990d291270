namespace CaseDesk.Web.Endpoints;

/// <summary>A file for the length of a request. Where the system allows it has no name, so that a crash leaves nothing behind.</summary>
internal static class TemporaryFile
{
    public const int BufferSize = 128 * 1024;

    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }
}
