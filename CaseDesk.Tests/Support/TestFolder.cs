namespace CaseDesk.Tests.Support;

/// <summary>Folders of a test's own.</summary>
public static class TestFolder
{
    /// <summary>
    /// Deletes a folder that a stopped server may still be leaving: a circuit that ends after the host gives its connection
    /// back last, and SQLite then tidies two files beside the database.
    /// </summary>
    public static async Task DeleteAsync(string folder)
    {
        const int attempts = 50;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < attempts)
            {
                await Task.Delay(100);
            }
        }
    }
}
