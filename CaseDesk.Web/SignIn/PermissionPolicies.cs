using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.SignIn;

/// <summary>Makes every permission of the table an authorization policy of the same name.</summary>
public sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Enum.TryParse<Permission>(policyName, out var permission)
            ? Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireAuthenticatedUser()
                .RequireAssertion(context => DeskClaims.Read(context.User)?.May(permission) == true).Build())
            : base.GetPolicyAsync(policyName);
}
