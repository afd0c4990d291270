namespace CaseDesk.Web.Hosting;

/// <summary>
/// Tells a program that <c>dotnet run</c> built from one that was published: only the build output has the list of where the
/// static files lie in the source. It is for development, so it says so where nobody else does. No launchSettings: they would
/// win over the environment, and Production would quietly become Development.
/// </summary>
public static class BuildOutput
{
    private const string EnvironmentVariable = "ASPNETCORE_ENVIRONMENT";

    /// <summary>An environment that the shell or <c>--environment</c> names stays.</summary>
    public static void DefaultToDevelopment()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EnvironmentVariable))
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT"))
            && File.Exists(Path.Combine(AppContext.BaseDirectory, "CaseDesk.Web.staticwebassets.runtime.json")))
        {
            Environment.SetEnvironmentVariable(EnvironmentVariable, Environments.Development);
        }
    }
}
