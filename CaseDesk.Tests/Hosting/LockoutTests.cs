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

/// <summary>Five wrong passwords lock for a quarter of an hour, whoever it is.</summary>
public sealed class LockoutTests
{
    [Fact]
    public async Task A_locked_account_opens_again_after_fifteen_minutes()
    {
        await using var app = await TestApp.StartAsync();
        var ana = await app.UserAsync(UserRole.Attendant);
        using var browser = app.Browser();
        for (var guess = 0; guess < 5; guess++)
        {
            await TestApp.SignInAsync(browser, ana.Email!, "errada-errada");
        }

        Assert.Equal(HttpStatusCode.OK, (await TestApp.SignInAsync(browser, ana.Email!, TestApp.Password)).StatusCode);
        await using var db = app.Db();
        var until = await db.Users.Where(user => user.Id == ana.Id).Select(user => user.LockoutEnd).SingleAsync(TestDesk.Cancel);
        Assert.InRange(until!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(13), TimeSpan.FromMinutes(15));

        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, until.Value.AddMinutes(-15)), TestDesk.Cancel);
        Assert.Equal(HttpStatusCode.Redirect, (await TestApp.SignInAsync(browser, ana.Email!, TestApp.Password)).StatusCode);
    }

    /// <summary>Else the word "locked" would tell who has an account.</summary>
    [Fact]
    public async Task Whoever_is_unknown_or_disabled_is_locked_out_like_everybody_and_for_as_long()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var gone = await desk.PersonAsync(UserRole.Closer);
        await desk.Get<TeamActions>().DisableAsync(gone.Id, (await desk.PersonAsync(UserRole.Admin)).AsCurrent(), TestDesk.Cancel);

        foreach (var email in new[] { ana.Email!, gone.Email!, "ninguem@example.test", "Ninguem2@example.test" })
        {
            var answers = new List<string>();
            for (var guess = 0; guess < 6; guess++)
            {
                await using var scope = desk.App.Services.CreateAsyncScope();
                answers.Add((await scope.ServiceProvider.GetRequiredService<DeskSignIn>().CheckAsync(guess % 2 == 0 ? email : email.ToUpperInvariant(), "errada-errada", TestDesk.Cancel)).GetType().Name);
            }

            Assert.Equal(["Wrong", "Wrong", "Wrong", "Wrong", "LockedOut", "LockedOut"], answers);
        }

        desk.App.Clock.Advance(TimeSpan.FromMinutes(15));
        await using var later = desk.App.Services.CreateAsyncScope();
        Assert.IsType<SignInOutcome.Wrong>(await later.ServiceProvider.GetRequiredService<DeskSignIn>().CheckAsync("ninguem@example.test", "errada-errada", TestDesk.Cancel));
    }

    [Fact]
    public async Task Attempts_at_one_account_wait_for_one_another_and_whoever_gives_up_leaves_nothing_behind()
    {
        await using var desk = await ApiDesk.StartAsync();
        var turns = desk.Get<SignInTurns>();
        var first = await turns.TakeAsync("ANA@EXAMPLE.TEST", TestDesk.Cancel);
        using var leaving = new CancellationTokenSource();
        var second = turns.TakeAsync("ANA@EXAMPLE.TEST", leaving.Token);
        var third = turns.TakeAsync("ANA@EXAMPLE.TEST", TestDesk.Cancel);
        using (await turns.TakeAsync("BRUNO@EXAMPLE.TEST", TestDesk.Cancel))
        {
            Assert.Equal(2, turns.Accounts);
        }

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);
        first.Dispose();
        (await third).Dispose();

        Assert.Equal(0, turns.Accounts);
    }

    [Fact]
    public async Task A_sign_in_that_its_browser_aborted_leaves_nothing_behind()
    {
        await using var desk = await ApiDesk.StartAsync();
        await using var scope = desk.App.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<DeskSignIn>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signIn.CheckAsync("ana@example.test", "errada-errada", new(canceled: true)));

        Assert.Equal(0, desk.Get<SignInTurns>().Accounts);
    }
}
