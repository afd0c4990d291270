using System.Security.Claims;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.Endpoints;

/// <summary>Signing a script in: a bearer token for an hour, and a refresh token for the next one.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/auth").WithTags("auth").AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        group.MapPost("/login", LoginAsync);
        group.MapPost("/refresh", RefreshAsync);
    }

    private static async Task<IResult> LoginAsync(LoginRequest request, DeskSignIn signIn, IUserClaimsPrincipalFactory<AppUser> claims, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Email) || string.IsNullOrEmpty(request.Password))
        {
            return Problems.Invalid(string.IsNullOrWhiteSpace(request.Email) ? "email" : "password", "A value is required.");
        }

        return await signIn.CheckAsync(request.Email, request.Password, cancellationToken) switch
        {
            SignInOutcome.SignedIn(var user) => Results.SignIn(await claims.CreateAsync(user), authenticationScheme: IdentityConstants.BearerScheme),
            SignInOutcome.LockedOut => Results.Problem(statusCode: 429, title: "Too many attempts. Wait 15 minutes."),
            _ => Results.Problem(statusCode: 401, title: "E-mail or password is wrong."),
        };
    }

    private static async Task<IResult> RefreshAsync(
        RefreshRequest request, IOptionsMonitor<BearerTokenOptions> options, SignInManager<AppUser> manager, TimeProvider clock)
    {
        if (string.IsNullOrEmpty(request.RefreshToken))
        {
            return Problems.Invalid("refresh_token", "A value is required.");
        }

        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(request.RefreshToken);
        return ticket?.Properties.ExpiresUtc is not { } expires || clock.GetUtcNow() >= expires
            || await manager.ValidateSecurityStampAsync(ticket.Principal) is not { IsActive: true } user
            ? Results.Problem(statusCode: 401, title: "The refresh token is no longer valid. Sign in again.")
            : Results.SignIn(new ClaimsPrincipal(await manager.CreateUserPrincipalAsync(user)), authenticationScheme: IdentityConstants.BearerScheme);
    }

    internal sealed record LoginRequest([property: Longest(TextBounds.Email)] string? Email, string? Password);

    internal sealed record RefreshRequest(string? RefreshToken);
}
