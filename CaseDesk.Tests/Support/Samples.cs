namespace CaseDesk.Tests.Support;

/// <summary>The invented files that lie beside the tests.</summary>
public static class Samples
{
    public const string Report = "inetconsig-sample-latin1.txt";
    public const string ShortReport = "inetconsig-short-utf8.txt";

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Imports", "Samples", name));
}
