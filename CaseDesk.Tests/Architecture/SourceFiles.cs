using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Architecture;

/// <summary>The source of one project as it lies in the repository, without what the build made.</summary>
internal static class SourceFiles
{
    public static IEnumerable<string> Of(string project, string pattern)
    {
        var folder = Path.Combine(TestApp.RepositoryRoot(), project);
        return Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Where(file => !IsBuilt(Path.GetRelativePath(folder, file))).Order(StringComparer.Ordinal);
    }

    public static string Relative(string file) => Path.GetRelativePath(TestApp.RepositoryRoot(), file).Replace('\\', '/');

    public static string Absolute(string file) => Path.Combine(TestApp.RepositoryRoot(), file);

    private static bool IsBuilt(string path) => path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
