using System.Globalization;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Data;
using CaseDesk.Core.Statistics;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Mvc;

namespace CaseDesk.Web.Endpoints;

/// <summary>The maintenance and its figures (api.md, "Scheduler").</summary>
internal static class SchedulerEndpoints
{
    private const int FirstNearExpiry = 20;
    private static readonly TimeSpan Soon = TimeSpan.FromHours(2);

    public static void MapScheduler(this RouteGroupBuilder api)
    {
        var scheduler = api.MapGroup("/cases/scheduler").WithTags("scheduler");
        scheduler.MapPost("/run-maintenance", RunAsync).RequireAuthorization(nameof(Permission.Supervise));
        scheduler.MapGet("/statistics", StatisticsAsync).RequireAuthorization(nameof(Permission.Supervise));
        scheduler.MapGet("/cases-near-expiry", NearExpiryAsync).RequireAuthorization(nameof(Permission.TakeCases));
    }

    private static async Task<IResult> RunAsync(
        CaseScheduler scheduler, HttpContext context, CancellationToken cancellationToken, [FromQuery(Name = "dry_run")] bool dryRun = false)
    {
        return Results.Ok(Json(await scheduler.RunAsync(context.Caller(), dryRun, cancellationToken), dryRun));
    }

    /// <summary>A run as the API and the verb of the command line show it.</summary>
    internal static Dictionary<string, object?> Json(MaintenanceResult result, bool dryRun)
    {
        var answer = new Dictionary<string, object?>
        {
            ["execution_id"] = result.RunId,
            ["maintenance_completed"] = !dryRun,
            ["stats"] = new { processed = result.Found, expired = result.Expired, errors = result.Errors, already_expired = result.AlreadyExpired },
            ["executed_at"] = result.ExecutedAt,
            ["executed_by"] = result.ExecutedBy,
            ["duration_ms"] = result.DurationMs,
        };
        if (dryRun)
        {
            answer["cases"] = result.CaseIds;
        }

        return answer;
    }

    private static async Task<IResult> StatisticsAsync(
        AssignmentStatistics statistics, NearExpiry near, HttpContext context, TimeProvider clock, CancellationToken cancellationToken, int days = 7)
    {
        if (days is < 1 or > 365)
        {
            return Problems.Invalid("days", "A number from 1 to 365 is expected.");
        }

        var now = clock.Now();
        var (total, perUser) = await statistics.PerUserAsync(now.AddDays(-days), now, cancellationToken);
        var (soon, count) = await near.ReadAsync(Soon, FirstNearExpiry, context.Caller(), cancellationToken);
        return Results.Ok(new
        {
            statistics = new
            {
                period_days = days,
                assigned_count = total.Assigned,
                expired_count = total.Expired,
                released_count = total.Released,
                currently_assigned = total.CurrentlyAssigned,
                generated_at = now,
            },
            per_user = perUser.Select(user => new
            {
                user_id = user.UserId,
                user_name = user.UserName,
                assigned_count = user.Figures.Assigned,
                expired_count = user.Figures.Expired,
                released_count = user.Figures.Released,
                currently_assigned = user.Figures.CurrentlyAssigned,
            }),
            cases_near_expiry = soon.Select(item => Near(item, now)),
            near_expiry_count = count,
        });
    }

    private static async Task<IResult> NearExpiryAsync(
        NearExpiry near, HttpContext context, TimeProvider clock, CancellationToken cancellationToken, [FromQuery(Name = "hours_before")] string hoursBefore = "2")
    {
        if (!double.TryParse(hoursBefore, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours) || hours is not (> 0 and <= 168))
        {
            return Problems.Invalid("hours_before", "A number above 0 and up to 168 is expected.");
        }

        var now = clock.Now();
        var (items, count) = await near.ReadAsync(TimeSpan.FromHours(hours), int.MaxValue, context.Caller(), cancellationToken);
        return Results.Ok(new { cases = items.Select(item => Near(item, now)), count, hours_before_expiry = hours });
    }

    private static object Near(NearExpiryItem item, DateTime now) => new
    {
        case_id = item.CaseId,
        assigned_user_id = item.UserId,
        assigned_user_name = item.UserName,
        expires_at = item.ExpiresAt,
        hours_remaining = Math.Round((item.ExpiresAt - now).TotalHours, 2),
        client_name = item.ClientName,
    };
}
