using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.SignIn;

/// <summary>The one-time link by which somebody chooses a password; it dies with the first use, and after two days.</summary>
public sealed class PasswordLinks(IServiceScopeFactory scopes)
{
    /// <summary>Whoever holds the link becomes that person, so it is bound to the right to manage them.</summary>
    /// <returns>The path of the link; null when there is no such active user, or this actor may not manage them.</returns>
    public async Task<string?> MakeAsync(string userId, Actor by)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        return await users.FindByIdAsync(userId) is { IsActive: true } user && Permissions.MayManage(by, user.Id, user.Role)
            ? $"/account/set-password?user={user.Id}&token={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(user))}"
            : null;
    }
}
