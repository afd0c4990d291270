using System.Net;
using System.Reflection;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Jobs;

namespace CaseDesk.Tests.Hosting;

/// <summary>What holds for every answer, whoever asks and whatever goes wrong (design.md 8).</summary>
public sealed class SecurityFloorTests
{
    private static readonly Dictionary<string, string> WithJobs = new() { ["Jobs:Enabled"] = "true" };

    [Theory]
    [InlineData("/account/login", 200)]
    [InlineData("/mine", 302)]
    [InlineData("/app.css", 200)]
    [InlineData("/nowhere.png", 302)]
    [InlineData("/culture/set?culture=xx", 400)]
    [InlineData("/api/cases", 401)]
    [InlineData("/api/openapi.json", 200)]
    [InlineData("/api/docs/", 200)]
    [InlineData("/healthz/live", 200)]
    [InlineData("/hangfire", 302)]
    public async Task Every_kind_of_answer_carries_the_security_headers(string path, int status)
    {
        await using var app = await TestApp.StartAsync(settings: WithJobs);
        await app.UserAsync(UserRole.Admin);
        using var browser = app.Browser();

        using var answer = await browser.GetAsync(path, TestDesk.Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        HasTheHeaders(answer);
    }

    [Fact]
    public async Task An_answer_after_a_failure_carries_the_security_headers()
    {
        await using var desk = await ApiDesk.StartAsync();
        var script = await desk.AsAsync(UserRole.Admin);

        await using (await desk.App.TakeDatabaseAwayAsync())
        {
            using var answer = await script.GetAsync("/api/cases", TestDesk.Cancel);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            HasTheHeaders(answer);
        }
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "https://evil.example")]
    [InlineData("/_Blazor/negotiate?negotiateVersion=1", "https://evil.example")]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "null")]
    public async Task Another_sites_page_cannot_open_a_circuit_however_it_writes_the_path(string path, string origin)
    {
        await using var app = await TestApp.StartAsync();
        using var browser = app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "Origin", origin } } };

        using var answer = await browser.SendAsync(request, TestDesk.Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        HasTheHeaders(answer);
    }

    [Fact]
    public async Task The_pages_of_the_scheduler_are_for_admins()
    {
        await using var app = await TestApp.StartAsync(settings: WithJobs);
        Assert.Equal((HttpStatusCode.Redirect, "/account/login"), await AskAsync(null));
        foreach (var role in UserRoles.All)
        {
            await app.UserAsync(role);
            Assert.Equal(role == UserRole.Admin ? (HttpStatusCode.OK, null) : (HttpStatusCode.Redirect, "/account/denied"), await AskAsync(role));
        }

        async Task<(HttpStatusCode, string?)> AskAsync(UserRole? role)
        {
            using var browser = app.Browser();
            if (role is { } somebody)
            {
                await TestApp.SignInAsync(browser, $"{somebody.Code()}@example.test", TestApp.Password);
            }

            using var answer = await browser.GetAsync("/hangfire", TestDesk.Cancel);
            return (answer.StatusCode, answer.Headers.Location?.AbsolutePath);
        }
    }

    [Fact]
    public void A_job_carries_ids_and_nothing_else()
    {
        var carried = typeof(DeskJobs).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .SelectMany(job => job.GetParameters()).Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken));

        Assert.All(carried, type => Assert.Equal(typeof(long), type));
    }

    private static void HasTheHeaders(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }
}
