using CaseDesk.Core.Imports.Reading;

namespace CaseDesk.Web.Commands;

/// <summary>
/// The child process that reads one file for a server or verb (<see cref="ListChild"/>). It is not for people, so no help
/// lists it, and it starts without host, settings or database.
/// </summary>
public static class ReadListVerb
{
    public const string Name = "read-list";

    /// <summary>How this very program is started once more for it.</summary>
    public static ListCommand Command { get; } = new(Environment.ProcessPath!, IsDotnet ? [typeof(ReadListVerb).Assembly.Location, Name] : [Name]);

    private static bool IsDotnet => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    public static int Run() => ListChild.Run(Console.OpenStandardInput(), Console.OpenStandardOutput());
}
