using System.Globalization;
using System.Threading.RateLimiting;

namespace CaseDesk.Web.Endpoints;

/// <summary>How often one address may try to sign in.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";

    public static void AddCaseDeskRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(SignIn, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) }));
        limiter.OnRejected = static async (context, cancellationToken) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                context.HttpContext.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            await Results.Problem(statusCode: 429, title: "Too many attempts. Wait a minute.").ExecuteAsync(context.HttpContext);
        };
    });
}
