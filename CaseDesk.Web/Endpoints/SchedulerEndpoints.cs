using System.Globalization;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Data;
using CaseDesk.Core.Statistics;
using CaseDesk.Core.Users;
using CaseDesk.Web.Endpoints.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CaseDesk.Web.Endpoints;

/// <summary>The maintenance and its figures (api.md, "Scheduler").</summary>
internal static class SchedulerEndpoints
{
    private const int FirstNearExpiry = 20;

    /// <summary>As many as a page of any other list; <c>count</c> says how many there are.</summary>
    private const int MostNearExpiry = Paging.Largest;

    private static readonly TimeSpan Soon = TimeSpan.FromHours(2);

    public static void MapScheduler(this RouteGroupBuilder api)
    {
        var scheduler = api.MapGroup("/cases/scheduler").WithTags("scheduler");
        scheduler.MapPost("/run-maintenance", RunAsync).RequireAuthorization(nameof(Permission.Supervise));
        scheduler.MapGet("/statistics", StatisticsAsync).RequireAuthorization(nameof(Permission.Supervise));
        scheduler.MapGet("/cases-near-expiry", NearExpiryAsync).RequireAuthorization(nameof(Permission.TakeCases));
    }

    private static async Task<Ok<MaintenanceAnswer>> RunAsync(
        CaseScheduler scheduler, HttpContext context, CancellationToken cancellationToken, [FromQuery(Name = "dry_run")] bool dryRun = false) =>
        TypedResults.Ok(MaintenanceAnswer.Of(await scheduler.RunAsync(context.Caller(), dryRun, cancellationToken), dryRun));

    private static async Task<Results<Ok<StatisticsAnswer>, ProblemHttpResult>> StatisticsAsync(
        AssignmentStatistics statistics, NearExpiry near, HttpContext context, TimeProvider clock, CancellationToken cancellationToken, int days = 7)
    {
        if (days is < 1 or > 365)
        {
            return Problems.Invalid("days", "A number from 1 to 365 is expected.");
        }

        var now = clock.Now();
        var (total, perUser) = await statistics.PerUserAsync(now.AddDays(-days), now, cancellationToken);
        var (soon, count) = await near.ReadAsync(Soon, FirstNearExpiry, context.Caller(), cancellationToken);
        return TypedResults.Ok(new StatisticsAnswer(
            PeriodFiguresAnswer.Of(total, days, now), [.. perUser.Select(UserFiguresAnswer.Of)],
            [.. soon.Select(item => NearExpiryItemAnswer.Of(item, now))], count));
    }

    private static async Task<Results<Ok<NearExpiryAnswer>, ProblemHttpResult>> NearExpiryAsync(
        NearExpiry near, HttpContext context, TimeProvider clock, CancellationToken cancellationToken, [FromQuery(Name = "hours_before")] string hoursBefore = "2")
    {
        if (!double.TryParse(hoursBefore, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours) || hours is not (> 0 and <= 168))
        {
            return Problems.Invalid("hours_before", "A number above 0 and up to 168 is expected.");
        }

        var now = clock.Now();
        var (items, count) = await near.ReadAsync(TimeSpan.FromHours(hours), MostNearExpiry, context.Caller(), cancellationToken);
        return TypedResults.Ok(new NearExpiryAnswer([.. items.Select(item => NearExpiryItemAnswer.Of(item, now))], count, hours));
    }
}
