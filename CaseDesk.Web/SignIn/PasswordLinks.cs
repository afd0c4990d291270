using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.SignIn;

/// <summary>The one-time link by which somebody chooses a password; it dies with the first use, and after two days.</summary>
public sealed class PasswordLinks(IServiceScopeFactory scopes)
{
    /// <summary>For the command line, whose caller owns the machine.</summary>
    /// <returns>The path of the link; null when there is no such user.</returns>
    public Task<string?> MakeAsync(string userId) => MakeAsync(userId, _ => true);

    /// <summary>For somebody of the team. Whoever holds the link becomes that person, so it is bound to the right to manage them.</summary>
    /// <returns>The path of the link; null when there is no such active user, or this person may not manage them.</returns>
    public Task<string?> MakeAsync(string userId, CurrentUser by) =>
        MakeAsync(userId, user => user.IsActive && Permissions.MayManage(by, user.Id, user.Role));

    private async Task<string?> MakeAsync(string userId, Func<AppUser, bool> isAllowed)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        return await users.FindByIdAsync(userId) is { } user && isAllowed(user)
            ? $"/account/set-password?user={user.Id}&token={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(user))}"
            : null;
    }
}
