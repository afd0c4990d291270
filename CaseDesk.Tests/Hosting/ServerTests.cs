using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Commands;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Hosting;

/// <summary>The real program as a server: how it starts, and when it must not.</summary>
public sealed partial class ServerTests
{
    [Fact]
    public async Task A_second_server_on_the_same_file_refuses_to_start_and_names_the_first()
    {
        await using var place = await Place.WithDatabaseAsync(DatabaseProvider.Sqlite);
        await using (var first = await DeskProcess.ServeAsync(place.Settings))
        {
            await using var elsewhere = new Place();
            var (code, _, complained) = await DeskProcess.RunAsync(
                new(place.Settings) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["CaseDesk__DataDirectory"] = elsewhere.Folder }, []);

            Assert.Equal(1, code);
            Assert.Contains($"(process {first.Id.ToString(CultureInfo.InvariantCulture)})", complained, StringComparison.Ordinal);
            Assert.Contains("Stop it", complained, StringComparison.Ordinal);
        }

        await using var afterwards = await DeskProcess.ServeAsync(place.Settings);
        using var browser = new HttpClient { BaseAddress = afterwards.Address };
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/healthz/ready", TestDesk.Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_server_starts_over_the_lock_of_a_migration_that_was_killed()
    {
        await using var place = await Place.WithDatabaseAsync(DatabaseProvider.Sqlite);
        await using (var db = place.Db())
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2025-01-01')", TestDesk.Cancel);
        }

        await using var server = await DeskProcess.ServeAsync(place.Settings);

        Assert.Contains("There is no user yet", server.Said, StringComparison.Ordinal);
    }

    /// <summary>Somebody reads the first log of a desk line by line: what they cannot act on only frightens them.</summary>
    [Theory, BothDatabases]
    public async Task The_first_log_of_an_empty_desk_complains_of_nothing_and_says_where_to_go_next(DatabaseProvider provider)
    {
        await using var place = new Place(await TestDatabase.CreateEmptyAsync(provider));
        await using var server = await DeskProcess.ServeAsync(new(place.Settings) { ["Jobs__Enabled"] = "true" });
        using var browser = new HttpClient { BaseAddress = server.Address };
        var link = SetupLink().Match(server.Said).Value;

        Assert.Contains($"Open {server.Address.GetLeftPart(UriPartial.Authority)}{link} to make the first administrator", server.Said, StringComparison.Ordinal);
        Assert.Contains("<form", await browser.GetStringAsync(link, TestDesk.Cancel), StringComparison.Ordinal);
        var complaints = server.Said.Split('\n').Where(line => Complaint().IsMatch(line)).ToList();
        Assert.Contains("There is no user yet", Assert.Single(complaints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("http://0.0.0.0:80/", "http://localhost:80")]
    [InlineData("https://desk.example.test", "https://desk.example.test")]
    public void The_address_to_open_is_one_that_a_browser_can_open(string listening, string expected) =>
        Assert.Equal(expected, Welcome.Reachable(listening));

    [Fact]
    public async Task A_server_that_is_set_up_wrongly_says_what_to_set_and_exits_with_1()
    {
        await using var place = new Place();

        var (code, _, complained) = await DeskProcess.RunAsync(
            new(place.Settings) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Assignment__LengthHours"] = "0" }, []);

        Assert.Equal(1, code);
        Assert.Contains("Assignment:LengthHours must be between 1 and 8760, such as 72.", complained, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_in_development_shows_people_and_a_queue_loaded_by_a_real_import()
    {
        await using var place = new Place();
        await using var server = await DeskProcess.ServeAsync(new() { ["CaseDesk__DataDirectory"] = place.Folder, ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        using var script = new HttpClient { BaseAddress = server.Address };

        Assert.Contains("bruno@demo.test", await script.GetStringAsync("/account/login", TestDesk.Cancel), StringComparison.Ordinal);
        using var signedIn = await script.PostAsJsonAsync("/api/auth/login", new { email = "admin@demo.test", password = DemoDesk.Password }, TestDesk.Cancel);
        script.DefaultRequestHeaders.Authorization = new("Bearer", (await signedIn.Content.ReadFromJsonAsync<JsonElement>(TestDesk.Cancel)).GetProperty("access_token").GetString());
        var import = await FinishedImportAsync(script);

        Assert.Equal("completed", import.GetProperty("status").GetString());
        Assert.True(import.GetProperty("control_totals").GetProperty("reconciled").GetBoolean());
        Assert.InRange((await script.ReadAsync("/api/cases"))["total"].GetInt32(), 60, 120);
    }

    [Fact]
    public async Task An_empty_production_desk_has_nobody_until_its_link_made_the_first_administrator_over_https_with_secure_cookies()
    {
        await using var place = new Place();
        await using var server = await DeskProcess.ServeAsync(
            new(place.Settings)
            {
                ["CaseDesk__Demo"] = "true",
                ["Kestrel__Certificates__Default__Path"] = place.File("desk.pfx", Certificate()),
                ["Kestrel__Certificates__Default__Password"] = "",
            },
            "https://127.0.0.1:0");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true }) { BaseAddress = server.Address };
        var options = new DbContextOptionsBuilder<SqliteCaseDeskDbContext>();
        options.UseCaseDeskSqlite($"Data Source={place.OwnFile}");
        await using var db = new SqliteCaseDeskDbContext(options.Options);
        Assert.False(await db.Users.AnyAsync(TestDesk.Cancel));
        var link = SetupLink().Match(server.Said).Value;

        var made = await Forms.SendAsync(browser, link, "setup", ("Name", "Ana de Teste"), ("Email", "ana@example.test"), ("Password", TestApp.Password), ("Again", TestApp.Password));
        var again = await browser.GetStringAsync(link, TestDesk.Cancel);

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Contains("não vale mais", again, StringComparison.Ordinal);
        Assert.Equal(UserRole.Admin, (await db.Users.SingleAsync(TestDesk.Cancel)).Role);
        var form = await browser.GetAsync("/account/login", TestDesk.Cancel);
        foreach (var cookie in made.Headers.GetValues("Set-Cookie").Concat(form.Headers.TryGetValues("Set-Cookie", out var more) ? more : []))
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<JsonElement> FinishedImportAsync(HttpClient script)
    {
        for (var look = 0; look < 1_200; look++)
        {
            var import = (await script.ReadAsync("/api/imports"))["items"][0];
            if (import.GetProperty("finished_at").ValueKind != JsonValueKind.Null)
            {
                return import;
            }

            await Task.Delay(100, TestDesk.Cancel);
        }

        throw new TimeoutException("The demo report was not loaded within two minutes.");
    }

    private static byte[] Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.Export(X509ContentType.Pfx, "");
    }

    /// <summary>A line at the level of a warning or above, and what a library prints by itself.</summary>
    [GeneratedRegex(@"^\[[\d:]+ (WRN|ERR|FTL)\]|Exception|^(warn|fail|crit):", RegexOptions.NonBacktracking)]
    private static partial Regex Complaint();

    [GeneratedRegex("/account/setup\\?token=[0-9A-F]+", RegexOptions.NonBacktracking)]
    private static partial Regex SetupLink();
}
