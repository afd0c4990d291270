using System.Security.Claims;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.SignIn;

/// <summary>Writes a user's name and role into the sign-in, and reads the current user back from it.</summary>
public sealed class DeskClaims(UserManager<AppUser> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    private const string PersonName = "casedesk:name";

    /// <summary>Who is acting, or null for nobody.</summary>
    public static CurrentUser? Read(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        && principal.FindFirstValue(PersonName) is { } name
        && UserRoles.Parse(principal.FindFirstValue(ClaimTypes.Role)) is { } role
            ? new(id, name, role)
            : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(PersonName, user.Name));
        identity.AddClaim(new(ClaimTypes.Role, user.Role.Code()));
        return identity;
    }
}
