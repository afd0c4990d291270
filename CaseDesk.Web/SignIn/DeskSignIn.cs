using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.SignIn;

/// <summary>
/// Checks a password so that an unknown user looks like a wrong password: it costs as much time, and after as many failures the
/// address is locked. One attempt per account runs at a time, or parallel guesses would slip past the lockout.
/// </summary>
public sealed class DeskSignIn(UserManager<AppUser> users, SignInManager<AppUser> manager, UnknownAccounts unknown, SignInTurns turns)
{
    private static readonly AppUser Nobody = new("", "", UserRole.Attendant, default);
    private static string? s_nobodysHash;

    public async Task<SignInOutcome> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        if (!IncomingText.Fits(email, TextBounds.Email))
        {
            return new SignInOutcome.Wrong(); // Nobody can be called so.
        }

        var key = users.NormalizeEmail(email) ?? "";
        using var turn = await turns.TakeAsync(key, cancellationToken);
        return await CheckAloneAsync(email, key, password);
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
}
