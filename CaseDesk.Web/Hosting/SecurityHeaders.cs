using System.Security.Cryptography;

namespace CaseDesk.Web.Hosting;

/// <summary>Headers on every answer (design.md 8), and the Origin check of the circuit.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string NonceKey = "csp-nonce";

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;

        // Not before the answer starts: a failure clears it, and every header with it.
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers, nonce);
            return Task.CompletedTask;
        });
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && !IsSameOrigin(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    /// <summary>The nonce of this answer's policy, for the few inline scripts the framework writes.</summary>
    public static string NonceOf(HttpContext context) => (string)context.Items[NonceKey]!;

    private static void Write(IHeaderDictionary headers, string nonce)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            $"default-src 'self'; base-uri 'self'; object-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    /// <summary>A browser always sends Origin with a WebSocket; another site's page must not open a circuit with our cookie.</summary>
    private static bool IsSameOrigin(HttpRequest request) =>
        request.Headers.Origin is not [{ Length: > 0 } origin]
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
