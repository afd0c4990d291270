using CaseDesk.Core.Data;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseDesk.Web.Hosting;

/// <summary>Whether the process lives, and whether it can work: which check fails, and how old the last sweep is.</summary>
public static class Health
{
    public static void AddCaseDeskHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database").AddCheck<SweepCheck>("sweep");

    public static void MapCaseDeskHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString().ToLowerInvariant(),
        checks = report.Entries.Select(entry => new { name = entry.Key, status = entry.Value.Status.ToString().ToLowerInvariant(), what = entry.Value.Description }),
    }, context.RequestAborted);

    private sealed class DatabaseCheck(IDbContextFactory<CaseDeskDbContext> contexts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await db.PayrollEntities.AnyAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
            {
                return HealthCheckResult.Unhealthy("The database does not answer.");
            }
        }
    }

    /// <summary>An old sweep is a warning, not a failure: everybody reads the effective status anyway.</summary>
    private sealed class SweepCheck(MaintenanceLog log, TimeProvider clock) : IHealthCheck
    {
        private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                if (await log.LastAsync(cancellationToken) is not { } last)
                {
                    return HealthCheckResult.Healthy("No sweep yet.");
                }

                var age = clock.Now() - last;
                var words = $"The last sweep was {(int)age.TotalSeconds} s ago.";
                return age > Late ? HealthCheckResult.Degraded(words) : HealthCheckResult.Healthy(words);
            }
            catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
            {
                return HealthCheckResult.Degraded("The run log cannot be read.");
            }
        }
    }
}
