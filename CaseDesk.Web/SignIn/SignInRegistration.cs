using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Web.Endpoints;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.SignIn;

/// <summary>Who one is: a cookie for people, a bearer token for scripts, both from the same sign-in.</summary>
public static class SignInRegistration
{
    private const string CookieOrBearer = "CookieOrBearer";
    public static readonly TimeSpan StampInterval = TimeSpan.FromMinutes(1);

    public static void AddCaseDeskSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.Password.RequiredLength = 10;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireDigit = false;
            })
            .AddEntityFrameworkStores<CaseDeskDbContext>().AddSignInManager().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<DeskClaims>();
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromDays(2));
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = StampInterval);

        services.AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(CookieOrBearer, null, policy => policy.ForwardDefaultSelector = context =>
                BearerFreshness.IsUsed(context.Request) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/account/login";
            cookie.AccessDeniedPath = "/account/denied";
            cookie.Cookie.Name = "casedesk";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = context => LeadAsync(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => LeadAsync(context, StatusCodes.Status403Forbidden);
        });

        services.AddAntiforgery(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<AuthenticationStateProvider, StampedAuthenticationState>();
        services.AddScoped<DeskSignIn>();
        services.AddSingleton<SignInTurns>();
        services.AddSingleton<UnknownAccounts>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<PasswordLinks>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
    }

    /// <summary>A person is led to a page; a program is told.</summary>
    private static Task LeadAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (ApiGroup.Holds(context.Request.Path))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    /// <summary>POST with an antiforgery token, as the menu's form sends it.</summary>
    public static void MapSignOut(this WebApplication app) =>
        app.MapPost("/account/logout", static async (HttpContext context, SignInManager<AppUser> manager, [Microsoft.AspNetCore.Mvc.FromForm] string? from) =>
        {
            _ = from;
            await manager.SignOutAsync();
            return Results.LocalRedirect("/account/login");
        });
}
