using System.Collections.Concurrent;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.SignIn;

/// <summary>
/// Checks a password so that an unknown user looks like a wrong password: it costs as much time, and after as many failures the
/// address is locked. One attempt per account runs at a time, or parallel guesses would slip past the lockout.
/// </summary>
public sealed class DeskSignIn(UserManager<AppUser> users, SignInManager<AppUser> manager, UnknownAccounts unknown)
{
    private static readonly ConcurrentDictionary<string, Attempt> Attempts = new(StringComparer.Ordinal);
    private static readonly AppUser Nobody = new("", "", UserRole.Attendant, default);
    private static string? s_nobodysHash;

    public async Task<SignInOutcome> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        if (!IncomingText.Fits(email, TextBounds.Email))
        {
            return new SignInOutcome.Wrong(); // Nobody can be called so.
        }

        var key = users.NormalizeEmail(email) ?? "";
        var attempt = Attempts.AddOrUpdate(key, _ => new(1), (_, waiting) => waiting with { Waiting = waiting.Waiting + 1 });
        await attempt.Gate.WaitAsync(cancellationToken);
        try
        {
            return await CheckAloneAsync(email, key, password);
        }
        finally
        {
            attempt.Gate.Release();
            Leave(key);
        }
    }

    private async Task<SignInOutcome> CheckAloneAsync(string email, string key, string password)
    {
        if (await users.FindByEmailAsync(email) is not { IsActive: true, PasswordHash: not null } user)
        {
            if (unknown.IsLocked(key))
            {
                return new SignInOutcome.LockedOut();
            }

            s_nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            users.PasswordHasher.VerifyHashedPassword(Nobody, s_nobodysHash, password);
            return unknown.Fail(key) ? new SignInOutcome.LockedOut() : new SignInOutcome.Wrong();
        }

        var result = await manager.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => new SignInOutcome.SignedIn(user),
            { IsLockedOut: true } => new SignInOutcome.LockedOut(),
            _ => new SignInOutcome.Wrong(),
        };
    }

    private static void Leave(string key)
    {
        var left = Attempts.AddOrUpdate(key, _ => new(0), (_, waiting) => waiting with { Waiting = waiting.Waiting - 1 });
        if (left.Waiting == 0)
        {
            Attempts.TryRemove(new(key, left));
        }
    }

    private sealed record Attempt(int Waiting)
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
    }
}
