using System.Security.Claims;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using CaseDesk.Web.Endpoints.Answers;
using CaseDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseDesk.Web.Endpoints;

/// <summary>Signing a script in: a bearer token for an hour, and a refresh token for the next one.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/auth").WithTags("auth").AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        group.MapPost("/login", LoginAsync).Produces<TokensAnswer>();
        group.MapPost("/refresh", RefreshAsync).Produces<TokensAnswer>();
    }

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> LoginAsync(LoginRequest request, DeskSignIn signIn, IUserClaimsPrincipalFactory<AppUser> claims, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Email) || string.IsNullOrEmpty(request.Password))
        {
            return Problems.Invalid(string.IsNullOrWhiteSpace(request.Email) ? "email" : "password", "A value is required.");
        }

        return await signIn.CheckAsync(request.Email, request.Password, cancellationToken) switch
        {
            SignInOutcome.SignedIn(var user) => TypedResults.SignIn(await claims.CreateAsync(user), authenticationScheme: IdentityConstants.BearerScheme),
            SignInOutcome.LockedOut => TypedResults.Problem(statusCode: 429, title: "Too many attempts. Wait 15 minutes."),
            _ => TypedResults.Problem(statusCode: 401, title: "E-mail or password is wrong."),
        };
    }

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> RefreshAsync(
        RefreshRequest request, IOptionsMonitor<BearerTokenOptions> options, SignInManager<AppUser> manager, TimeProvider clock)
    {
        if (string.IsNullOrEmpty(request.RefreshToken))
        {
            return Problems.Invalid("refresh_token", "A value is required.");
        }

        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(request.RefreshToken);
        return ticket?.Properties.ExpiresUtc is not { } expires || clock.GetUtcNow() >= expires
            || await manager.ValidateSecurityStampAsync(ticket.Principal) is not { IsActive: true } user
            ? TypedResults.Problem(statusCode: 401, title: "The refresh token is no longer valid. Sign in again.")
            : TypedResults.SignIn(new ClaimsPrincipal(await manager.CreateUserPrincipalAsync(user)), authenticationScheme: IdentityConstants.BearerScheme);
    }

    internal sealed record LoginRequest([property: Longest(TextBounds.Email)] string? Email, string? Password);

    internal sealed record RefreshRequest(string? RefreshToken);
}
