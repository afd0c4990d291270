using System.Security.Claims;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.SignIn;

/// <summary>
/// Looks the user of a bearer token up on every call: a token alone would let a disabled person in for another hour. Name
/// and role come from the row, not from the token.
/// </summary>
public sealed class BearerFreshness(RequestDelegate next, IDbContextFactory<CaseDeskDbContext> contexts, IOptions<IdentityOptions> options)
{
    /// <summary>Whether a call carries a token, and so neither has nor may use a cookie.</summary>
    public static bool IsUsed(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    public async Task InvokeAsync(HttpContext context, IUserClaimsPrincipalFactory<AppUser> claims)
    {
        if (IsUsed(context.Request) && context.User.Identity is { IsAuthenticated: true })
        {
            context.User = await FreshAsync(context.User, claims, context.RequestAborted) ?? new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(context);
    }

    private async Task<ClaimsPrincipal?> FreshAsync(ClaimsPrincipal principal, IUserClaimsPrincipalFactory<AppUser> claims, CancellationToken cancellationToken)
    {
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken);
        var stamp = principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        if (user is not { IsActive: true } || user.SecurityStamp != stamp)
        {
            return null;
        }

        var fresh = await claims.CreateAsync(user);
        return new ClaimsPrincipal(new ClaimsIdentity(fresh.Claims, IdentityConstants.BearerScheme));
    }
}
