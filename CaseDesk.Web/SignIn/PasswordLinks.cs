using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.SignIn;

/// <summary>The one-time link by which somebody chooses a password; it dies with the first use, and after two days.</summary>
public sealed class PasswordLinks(IServiceScopeFactory scopes)
{
    /// <returns>The path of the link; null when there is no such user.</returns>
    public async Task<string?> MakeAsync(string userId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        return await users.FindByIdAsync(userId) is { } user
            ? $"/account/set-password?user={user.Id}&token={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(user))}"
            : null;
    }
}
