using CaseDesk.Web.Language;
using Microsoft.AspNetCore.Localization;

namespace CaseDesk.Web.Hosting;

/// <summary>Language and theme, kept in cookies: links that set one and come back.</summary>
public static class Preferences
{
    public const string ThemeCookie = "theme";

    public static void MapPreferences(this WebApplication app)
    {
        app.MapGet("/culture/set", SetCulture).AllowAnonymous();
        app.MapGet("/theme/set", SetTheme).AllowAnonymous();
    }

    public static bool IsDark(HttpContext context) => context.Request.Cookies[ThemeCookie] == "dark";

    /// <summary>Only paths of this site: anything else would make the desk a springboard to another.</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.AsSpan().ContainsAny('\r', '\n');

    private static IResult SetCulture(string culture, string? returnUrl, HttpContext context) =>
        Languages.Supported.Contains(culture)
            ? Remember(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(culture)), returnUrl)
            : Results.BadRequest();

    private static IResult SetTheme(string value, string? returnUrl, HttpContext context) =>
        value is "dark" or "light" ? Remember(context, ThemeCookie, value, returnUrl) : Results.BadRequest();

    private static IResult Remember(HttpContext context, string cookie, string value, string? returnUrl)
    {
        if (returnUrl is not null && !IsLocal(returnUrl))
        {
            return Results.BadRequest();
        }

        context.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Strict,
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        return Results.LocalRedirect(returnUrl ?? "/");
    }
}
