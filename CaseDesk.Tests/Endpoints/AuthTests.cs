using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CaseDesk.Core.Data;
using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Endpoints;

/// <summary>How a script signs in, and what ends its sign-in (api.md, "Sign-in").</summary>
public sealed partial class AuthTests
{
    private const string Login = "/api/auth/login";
    private const string Refresh = "/api/auth/refresh";

    [Theory, BothDatabases]
    public async Task A_script_signs_in_with_email_and_password_and_calls_with_the_token(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);

        var answer = (await desk.Nobody.PostAsync(Login, new { email = ana.Email, password = TestApp.Password })).Is(HttpStatusCode.OK);

        Assert.Equal(["access_token", "expires_in", "refresh_token", "token_type"], answer.Json.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal(("Bearer", 3600), (answer["token_type"].GetString(), answer["expires_in"].GetInt32()));
        using var script = With(desk, answer["access_token"].GetString());
        (await script.ReadAsync("/api/cases")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_and_a_disabled_person_are_401_alike()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var gone = await desk.PersonAsync(UserRole.Calculator);
        await DisableAsync(desk, gone);

        var wrong = (await desk.Nobody.PostAsync(Login, new { email = ana.Email, password = "errada-errada" })).IsProblem(HttpStatusCode.Unauthorized);
        var unknown = (await desk.Nobody.PostAsync(Login, new { email = "ninguem@example.test", password = TestApp.Password })).IsProblem(HttpStatusCode.Unauthorized);
        var disabled = (await desk.Nobody.PostAsync(Login, new { email = gone.Email, password = TestApp.Password })).IsProblem(HttpStatusCode.Unauthorized);

        Assert.Equal(wrong["title"].GetString(), unknown["title"].GetString());
        Assert.Equal(wrong["title"].GetString(), disabled["title"].GetString());
    }

    [Fact]
    public async Task A_sign_in_without_email_or_password_is_422_and_without_JSON_400()
    {
        await using var desk = await ApiDesk.StartAsync();

        (await desk.Nobody.PostAsync(Login, new { password = "x" })).IsInvalid("email");
        (await desk.Nobody.PostAsync(Login, new { email = "ana@example.test" })).IsInvalid("password");
        (await desk.Nobody.PostAsync(Login, new { email = 7, password = "x" })).IsInvalid("email");
        (await desk.Nobody.PostAsync(Refresh, new { })).IsInvalid("refresh_token");
        (await desk.Nobody.PostAsync(Login, "{")).IsProblem(HttpStatusCode.BadRequest);
        (await desk.Nobody.PostAsync(Login)).IsProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_sixth_attempt_on_an_account_is_429_even_with_the_right_password()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        for (var guess = 0; guess < 5; guess++)
        {
            await desk.Nobody.PostAsync(Login, new { email = ana.Email, password = "errada-errada" });
        }

        (await desk.Nobody.PostAsync(Login, new { email = ana.Email, password = TestApp.Password })).IsProblem(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_sixty_first_attempt_of_an_address_in_a_minute_is_429_and_says_when_to_come_back()
    {
        await using var desk = await ApiDesk.StartAsync();
        for (var attempt = 0; attempt < 60; attempt++)
        {
            (await desk.Nobody.PostAsync(Login, new { })).Is(HttpStatusCode.UnprocessableEntity);
        }

        (await desk.Nobody.PostAsync(Login, new { })).IsProblem(HttpStatusCode.TooManyRequests);
        using var refused = await desk.Nobody.PostAsync(Refresh, null, TestDesk.Cancel);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory, BothDatabases]
    public async Task A_refresh_token_gives_the_next_pair_of_tokens(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var first = await desk.Nobody.PostAsync(Login, new { email = ana.Email, password = TestApp.Password });

        var second = (await desk.Nobody.PostAsync(Refresh, new { refresh_token = first["refresh_token"].GetString() })).Is(HttpStatusCode.OK);

        Assert.Equal(first.Json.EnumerateObject().Select(field => field.Name).Order(), second.Json.EnumerateObject().Select(field => field.Name).Order());
        using var script = With(desk, second["access_token"].GetString());
        (await script.ReadAsync("/api/cases")).Is(HttpStatusCode.OK);
        (await desk.Nobody.PostAsync(Refresh, new { refresh_token = "invented" })).IsProblem(HttpStatusCode.Unauthorized);
        (await desk.Nobody.PostAsync(Refresh, new { refresh_token = first["access_token"].GetString() })).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Theory, BothDatabases]
    public async Task A_disabled_person_is_401_at_once_with_token_and_refresh_token(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var tokens = await desk.Nobody.PostAsync(Login, new { email = ana.Email, password = TestApp.Password });
        using var script = With(desk, tokens["access_token"].GetString());
        (await script.ReadAsync("/api/cases")).Is(HttpStatusCode.OK);

        await DisableAsync(desk, ana);

        (await script.ReadAsync("/api/cases")).IsProblem(HttpStatusCode.Unauthorized);
        (await script.PostAsync("/api/cases/next")).IsProblem(HttpStatusCode.Unauthorized);
        (await desk.Nobody.PostAsync(Refresh, new { refresh_token = tokens["refresh_token"].GetString() })).IsProblem(HttpStatusCode.Unauthorized);
    }

    [Theory, BothDatabases]
    public async Task A_changed_security_stamp_is_401_at_once_and_the_role_is_read_from_the_row(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var script = await desk.AsAsync(UserRole.Attendant);
        var admin = (await desk.PersonAsync(UserRole.Admin)).AsCurrent();

        Assert.IsType<TeamOutcome.Done>(await desk.Get<TeamActions>().ChangeRoleAsync(ana.Id, UserRole.Calculator, admin, TestDesk.Cancel));

        (await script.ReadAsync("/api/cases")).IsProblem(HttpStatusCode.Unauthorized);
        using var again = await desk.App.ScriptAsync(ana);
        (await again.PostAsync("/api/cases/next")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task With_the_cookie_reads_are_free_and_writes_need_the_antiforgery_token()
    {
        await using var desk = await ApiDesk.StartAsync();
        var caseId = await desk.CaseAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        await desk.PersonAsync(UserRole.Admin);
        using var browser = desk.App.Browser();
        await TestApp.SignInAsync(browser, ana.Email!, TestApp.Password);

        (await browser.ReadAsync("/api/cases")).Is(HttpStatusCode.OK);
        (await browser.PostAsync($"/api/cases/{caseId}/assign")).IsProblem(HttpStatusCode.BadRequest);
        (await browser.PostAsync("/api/cases/next", new { })).IsProblem(HttpStatusCode.BadRequest);

        var page = await browser.GetStringAsync("/account/password", TestDesk.Cancel);
        browser.DefaultRequestHeaders.Add("RequestVerificationToken", Token().Match(page).Groups[1].Value);
        (await browser.PostAsync($"/api/cases/{caseId}/assign")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_upload_with_the_cookie_needs_the_antiforgery_token_too()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.PersonAsync(UserRole.Admin);
        using var browser = desk.App.Browser();
        await TestApp.SignInAsync(browser, admin.Email!, TestApp.Password);

        (await browser.UploadAsync(("file", Samples.Bytes(Samples.Report)))).IsProblem(HttpStatusCode.BadRequest);

        var page = await browser.GetStringAsync("/account/password", TestDesk.Cancel);
        browser.DefaultRequestHeaders.Add("RequestVerificationToken", Token().Match(page).Groups[1].Value);
        (await browser.UploadAsync(("file", Samples.Bytes(Samples.Report)))).Is(HttpStatusCode.Accepted);
    }

    private static HttpClient With(ApiDesk desk, string? token)
    {
        var script = desk.App.Browser();
        script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return script;
    }

    private static async Task DisableAsync(ApiDesk desk, AppUser person)
    {
        var admin = (await desk.PersonAsync(UserRole.Admin)).AsCurrent();
        Assert.IsType<TeamOutcome.Done>(await desk.Get<TeamActions>().DisableAsync(person.Id, admin, TestDesk.Cancel));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
