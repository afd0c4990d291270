using System.Net;
using CaseDesk.Core.Data;
using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseDesk.Tests.Hosting;

/// <summary>Links that open an account, and doors that stay shut.</summary>
public sealed class AccountTests
{
    private const string NewPassword = "outra-senha-de-teste";

    [Theory, BothDatabases]
    public async Task A_link_sets_a_password_once(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var link = await LinkAsync(desk, await InvitedAsync(desk));

        var first = await SetAsync(desk, link, NewPassword);
        Assert.True(first.StatusCode == HttpStatusCode.Redirect, await first.Content.ReadAsStringAsync(TestDesk.Cancel));
        var again = await SetAsync(desk, link, "uma-terceira-senha");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("não vale mais", await again.Content.ReadAsStringAsync(TestDesk.Cancel), StringComparison.Ordinal);
        using var browser = desk.App.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await TestApp.SignInAsync(browser, "ana@example.test", NewPassword)).StatusCode);
    }

    [Fact]
    public async Task A_person_changes_the_own_password_and_needs_the_old_one_for_it()
    {
        await using var app = await TestApp.StartAsync();
        var ana = await app.UserAsync(UserRole.Attendant);
        using var browser = app.Browser();
        await TestApp.SignInAsync(browser, ana.Email!, TestApp.Password);

        await Forms.SendAsync(browser, "/account/password", "change-password", ("Current", "errada-errada"), ("Password", NewPassword), ("Again", NewPassword));
        using var before = app.Browser();
        Assert.Equal(HttpStatusCode.OK, (await TestApp.SignInAsync(before, ana.Email!, NewPassword)).StatusCode);

        await Forms.SendAsync(browser, "/account/password", "change-password", ("Current", TestApp.Password), ("Password", NewPassword), ("Again", NewPassword));
        using var after = app.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await TestApp.SignInAsync(after, ana.Email!, NewPassword)).StatusCode);
    }

    [Fact]
    public async Task A_link_is_valid_for_two_days_and_then_no_more()
    {
        await using var desk = await ApiDesk.StartAsync();
        var link = await LinkAsync(desk, await InvitedAsync(desk));
        var options = desk.Get<IOptions<DataProtectionTokenProviderOptions>>().Value;
        Assert.Equal(TimeSpan.FromDays(2), options.TokenLifespan);

        options.TokenLifespan = TimeSpan.FromTicks(1);

        Assert.Equal(HttpStatusCode.OK, (await SetAsync(desk, link, NewPassword)).StatusCode);
        Assert.Null((await ReadAsync(desk, "ana@example.test")).PasswordHash);
    }

    [Theory, BothDatabases]
    public async Task A_disabled_person_gets_no_link_and_an_older_one_opens_nothing(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = (await desk.PersonAsync(UserRole.Admin)).AsCurrent();
        var ana = await InvitedAsync(desk);
        var link = await LinkAsync(desk, ana);

        await desk.Get<TeamActions>().DisableAsync(ana, admin, TestDesk.Cancel);

        Assert.Null(await desk.Get<PasswordLinks>().MakeAsync(ana, admin));
        Assert.Equal(HttpStatusCode.OK, (await SetAsync(desk, link, NewPassword)).StatusCode);
        Assert.Null((await ReadAsync(desk, "ana@example.test")).PasswordHash);
        await desk.Get<TeamActions>().EnableAsync(ana, admin, TestDesk.Cancel);
        Assert.Equal(HttpStatusCode.OK, (await SetAsync(desk, link, NewPassword)).StatusCode);
    }

    [Fact]
    public async Task Nobody_gets_a_link_into_an_account_that_he_may_not_manage()
    {
        await using var desk = await ApiDesk.StartAsync();
        var links = desk.Get<PasswordLinks>();
        foreach (var by in UserRoles.All)
        {
            var me = (await desk.PersonAsync(by)).AsCurrent();
            Assert.Null(await links.MakeAsync(me.Id, me));
            foreach (var role in UserRoles.All)
            {
                var target = await desk.PersonAsync(role, "-other");
                Assert.Equal(Permissions.MayManage(me, target.Id, role), await links.MakeAsync(target.Id, me) is not null);
            }
        }
    }

    [Fact]
    public async Task Of_two_who_use_the_first_link_at_once_one_becomes_administrator()
    {
        await using var app = await TestApp.StartAsync();
        var link = $"/account/setup?token={app.Services.GetRequiredService<SetupLink>().Open()}";

        await Task.WhenAll(Enumerable.Range(1, 4).Select(async number =>
        {
            using var browser = app.Browser();
            await SetUpAsync(browser, link, $"admin{number}@example.test", NewPassword);
        }));

        await using var db = app.Db();
        Assert.Equal(1, await db.Users.CountAsync(TestDesk.Cancel));
    }

    [Fact]
    public async Task The_first_link_stays_after_a_refused_password_and_is_worth_nothing_once_somebody_is_there()
    {
        await using var app = await TestApp.StartAsync();
        var link = $"/account/setup?token={app.Services.GetRequiredService<SetupLink>().Open()}";
        using var browser = app.Browser();

        Assert.Equal(HttpStatusCode.OK, (await SetUpAsync(browser, link, "ana @example.test", NewPassword)).StatusCode);
        Assert.Contains("Input.Name", await browser.GetStringAsync(link, TestDesk.Cancel), StringComparison.Ordinal);
        await app.UserAsync(UserRole.Admin);

        await SetUpAsync(browser, link, "ana@example.test", NewPassword);
        await using var db = app.Db();
        Assert.Equal(["admin@example.test"], await db.Users.Select(user => user.Email).ToListAsync(TestDesk.Cancel));
    }

    [Theory]
    [InlineData("/mine", "/mine")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    public async Task Signing_in_leads_back_only_to_this_site(string returnUrl, string expected)
    {
        await using var app = await TestApp.StartAsync();
        await app.UserAsync(UserRole.Attendant);
        using var browser = app.Browser();

        var answer = await Forms.SendAsync(
            browser, $"/account/login?ReturnUrl={Uri.EscapeDataString(returnUrl)}", "login", ("Email", "attendant@example.test"), ("Password", TestApp.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri(app.Address, expected), new Uri(app.Address, answer.Headers.Location!));
    }

    [Fact]
    public async Task Whoever_is_unknown_disabled_or_without_password_costs_as_much_work_as_a_wrong_password()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var gone = await desk.PersonAsync(UserRole.Closer);
        await desk.Get<TeamActions>().DisableAsync(gone.Id, (await desk.PersonAsync(UserRole.Admin)).AsCurrent(), TestDesk.Cancel);
        await InvitedAsync(desk);

        foreach (var email in new[] { ana.Email!, gone.Email!, "ana@example.test", "ninguem@example.test", "" })
        {
            await using var scope = desk.App.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
            var counted = new CountingHasher(users.PasswordHasher);
            users.PasswordHasher = counted;

            Assert.IsType<SignInOutcome.Wrong>(await scope.ServiceProvider.GetRequiredService<DeskSignIn>().CheckAsync(email, "errada-errada", TestDesk.Cancel));

            Assert.Equal(1, counted.Verified);
        }
    }

    private static Task<HttpResponseMessage> SetUpAsync(HttpClient browser, string link, string email, string password) =>
        Forms.SendAsync(browser, link, "setup", ("Name", "Ana de Teste"), ("Email", email), ("Password", password), ("Again", password));

    private static async Task<HttpResponseMessage> SetAsync(ApiDesk desk, string link, string password)
    {
        using var browser = desk.App.Browser();
        return await Forms.SendAsync(browser, link, "set-password", ("Password", password), ("Again", password));
    }

    /// <summary>Somebody who was made on the team page and has not come yet.</summary>
    private static async Task<string> InvitedAsync(ApiDesk desk)
    {
        var admin = (await desk.PersonAsync(UserRole.Admin)).AsCurrent();
        var made = await desk.Get<TeamActions>().CreateAsync("ana@example.test", "Ana de Teste", UserRole.Attendant, admin, TestDesk.Cancel);
        return Assert.IsType<TeamOutcome.Done>(made).UserId;
    }

    private static async Task<string> LinkAsync(ApiDesk desk, string userId) =>
        (await desk.Get<PasswordLinks>().MakeAsync(userId, (await desk.PersonAsync(UserRole.Admin)).AsCurrent()))!;

    private static async Task<AppUser> ReadAsync(ApiDesk desk, string email)
    {
        await using var db = desk.App.Db();
        return await db.Users.SingleAsync(user => user.Email == email, TestDesk.Cancel);
    }

    private sealed class CountingHasher(IPasswordHasher<AppUser> inner) : IPasswordHasher<AppUser>
    {
        public int Verified { get; private set; }

        public string HashPassword(AppUser user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(AppUser user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
