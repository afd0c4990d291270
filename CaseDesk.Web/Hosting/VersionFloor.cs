using System.Reflection;

namespace CaseDesk.Web.Hosting;

/// <summary>A library below whose version the desk must not run, because earlier ones have a known hole (design.md 8).</summary>
public sealed record VersionFloor(string Assembly, Version Floor, string Remedy)
{
    public static readonly IReadOnlyList<VersionFloor> All =
    [
        new("Microsoft.AspNetCore.DataProtection", new(10, 0, 7), "Update the ASP.NET Core runtime."),
        new("Newtonsoft.Json", new(13, 0, 3), "Update the package Newtonsoft.Json and build again."),
        new("System.IO.Packaging", new(8, 0, 1), "Update the package System.IO.Packaging and build again."),
    ];

    /// <summary>The version of the library that this process has loaded.</summary>
    public Version Found()
    {
        var loaded = System.Reflection.Assembly.Load(Assembly);
        var version = loaded.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? loaded.GetName().Version!.ToString();
        return Version.Parse(version.Split('+', '-')[0]);
    }

    /// <exception cref="ServerRefusedException">The version is below the floor; the message says what to do.</exception>
    public void Check(Version found)
    {
        if (found < Floor)
        {
            throw new ServerRefusedException($"{Assembly} {found} is too old: CaseDesk needs {Floor} or later. {Remedy}");
        }
    }
}
