using CaseDesk.Core.Audit;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Web.SignIn;

/// <summary>The one-time link by which somebody chooses a password; it dies with the first use, and after two days.</summary>
public sealed class PasswordLinks(IServiceScopeFactory scopes, IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>Whoever holds the link becomes that person, so it is bound to the right to manage them.</summary>
    /// <returns>The path of the link; null when there is no such active user, or this actor may not manage them.</returns>
    public async Task<string?> MakeAsync(string userId, Actor by)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        if (await users.FindByIdAsync(userId) is not { IsActive: true } user || !Permissions.MayManage(by, user.Id, user.Role))
        {
            return null;
        }

        var token = await users.GeneratePasswordResetTokenAsync(user);
        await using var db = await contexts.CreateDbContextAsync();
        await AuditTrail.RecordAsync(db, by, new AuditAct.PasswordLinkMade(user.Id), clock.Now(), CancellationToken.None);
        return $"/account/set-password?user={user.Id}&token={Uri.EscapeDataString(token)}";
    }
}
