using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Web;

/// <summary>The program as <c>dotnet run</c> starts it: a process of its own, from the build output, at the top of the repository.</summary>
public sealed partial class StartTests
{
    [Theory]
    [InlineData(null, "Development")]
    [InlineData("Production", "Production")]
    public async Task What_was_built_starts_in_Development_unless_told_otherwise_and_serves_its_files(string? asked, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("casedesk-start-").FullName;
        using var process = Start(folder, asked);
        try
        {
            var lines = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(TestDesk.Cancel) is { } line)
            {
                lines.Add(line);
                if (line.Contains("Hosting environment: ", StringComparison.Ordinal))
                {
                    break;
                }
            }

            var log = string.Join('\n', lines);
            Assert.EndsWith($"Hosting environment: {expected}", log, StringComparison.Ordinal);
            using var browser = new HttpClient { BaseAddress = new Uri(Address().Match(log).Value) };
            foreach (var file in new[] { "/app.css", "/_framework/blazor.web.js", "/_content/MudBlazor/MudBlazor.min.css" })
            {
                using var answer = await browser.GetAsync(file, TestDesk.Cancel);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            await TestFolder.DeleteAsync(folder);
        }
    }

    private static Process Start(string dataDirectory, string? environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { WorkingDirectory = TestApp.RepositoryRoot(), RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENV", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["CaseDesk__DataDirectory"] = dataDirectory;
        if (environment is not null)
        {
            start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
