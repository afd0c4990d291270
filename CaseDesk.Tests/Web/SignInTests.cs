using System.Net;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Web;

public sealed class SignInTests
{
    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back()
    {
        await using var app = await TestApp.StartAsync();
        await app.UserAsync(UserRole.Attendant);
        using var browser = app.Browser();

        var refused = await browser.GetAsync("/mine", TestDesk.Cancel);
        Assert.Equal((HttpStatusCode.Redirect, "/account/login"), (refused.StatusCode, refused.Headers.Location!.AbsolutePath));

        var signedIn = await TestApp.SignInAsync(browser, "attendant@example.test", TestApp.Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/", TestDesk.Cancel)).StatusCode);
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("casedesk=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unknown_person_and_a_wrong_password_get_the_same_words()
    {
        await using var app = await TestApp.StartAsync();
        await app.UserAsync(UserRole.Attendant);
        using var browser = app.Browser();

        var wrong = await (await TestApp.SignInAsync(browser, "attendant@example.test", "errada-errada")).Content.ReadAsStringAsync(TestDesk.Cancel);
        var unknown = await (await TestApp.SignInAsync(browser, "ninguem@example.test", "errada-errada")).Content.ReadAsStringAsync(TestDesk.Cancel);

        Assert.Contains("não conferem", wrong, StringComparison.Ordinal);
        Assert.Contains("não conferem", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_fifteen_minutes_even_when_they_come_at_once()
    {
        await using var app = await TestApp.StartAsync();
        var ana = await app.UserAsync(UserRole.Attendant);
        var guesses = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var browser = app.Browser();
            return await TestApp.SignInAsync(browser, ana.Email!, "errada-errada");
        }));

        Assert.All(guesses, guess => Assert.Equal(HttpStatusCode.OK, guess.StatusCode));
        using var late = app.Browser();
        var locked = await (await TestApp.SignInAsync(late, ana.Email!, TestApp.Password)).Content.ReadAsStringAsync(TestDesk.Cancel);
        Assert.Contains("15 minutos", locked, StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(0, await db.Users.Where(user => user.Id == ana.Id).Select(user => user.AccessFailedCount).SingleAsync(TestDesk.Cancel));
    }

    [Theory, InlineData("//example.test"), InlineData("/\\example.test"), InlineData("https://example.test")]
    public async Task A_preference_link_never_leads_to_another_site(string target)
    {
        await using var app = await TestApp.StartAsync();
        using var browser = app.Browser();

        var answer = await browser.GetAsync($"/culture/set?culture=en-US&returnUrl={Uri.EscapeDataString(target)}", TestDesk.Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var app = await TestApp.StartAsync();
        using var browser = app.Browser();

        foreach (var path in new[] { "/account/login", "/", "/app.css", "/nowhere" })
        {
            var answer = await browser.GetAsync(path, TestDesk.Cancel);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Contains(answer.Headers.GetValues("Content-Security-Policy"), policy => policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Another_sites_page_cannot_open_a_circuit()
    {
        await using var app = await TestApp.StartAsync();
        using var browser = app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", "https://evil.example" } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request, TestDesk.Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_empty_production_desk_makes_its_first_administrator_only_by_the_link_of_the_log()
    {
        await using var app = await TestApp.StartAsync();
        using var browser = app.Browser();

        Assert.Contains("não vale mais", await browser.GetStringAsync("/account/setup?token=ABC", TestDesk.Cancel), StringComparison.Ordinal);
    }
}
