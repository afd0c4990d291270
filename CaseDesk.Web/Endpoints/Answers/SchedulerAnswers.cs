using System.Text.Json.Serialization;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Statistics;

namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>A run of the maintenance, as the API and the verb of the command line show it.</summary>
/// <param name="Cases">What a dry run found; it changes nothing.</param>
internal sealed record MaintenanceAnswer(
    long? ExecutionId, bool MaintenanceCompleted, MaintenanceStatsAnswer Stats, DateTime ExecutedAt, string ExecutedBy, long DurationMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<long>? Cases = null)
{
    public static MaintenanceAnswer Of(MaintenanceResult result, bool dryRun) => new(
        result.RunId, !dryRun, new(result.Found, result.Expired, result.Errors, result.AlreadyExpired), result.ExecutedAt, result.ExecutedBy,
        result.DurationMs, dryRun ? result.CaseIds : null);
}

internal sealed record MaintenanceStatsAnswer(int Processed, int Expired, int Errors, int AlreadyExpired);

internal sealed record StatisticsAnswer(
    PeriodFiguresAnswer Statistics, IReadOnlyList<UserFiguresAnswer> PerUser, IReadOnlyList<NearExpiryItemAnswer> CasesNearExpiry, int NearExpiryCount);

internal sealed record PeriodFiguresAnswer(
    int PeriodDays, int AssignedCount, int ExpiredCount, int ReleasedCount, int CurrentlyAssigned, DateTime GeneratedAt)
{
    public static PeriodFiguresAnswer Of(AssignmentFigures figures, int days, DateTime now) =>
        new(days, figures.Assigned, figures.Expired, figures.Released, figures.CurrentlyAssigned, now);
}

internal sealed record UserFiguresAnswer(string UserId, string UserName, int AssignedCount, int ExpiredCount, int ReleasedCount, int CurrentlyAssigned)
{
    public static UserFiguresAnswer Of(UserFigures user) => new(
        user.UserId, user.UserName, user.Figures.Assigned, user.Figures.Expired, user.Figures.Released, user.Figures.CurrentlyAssigned);
}

internal sealed record NearExpiryAnswer(IReadOnlyList<NearExpiryItemAnswer> Cases, int Count, double HoursBeforeExpiry);

internal sealed record NearExpiryItemAnswer(
    long CaseId, string AssignedUserId, string AssignedUserName, DateTime ExpiresAt, double HoursRemaining, string ClientName)
{
    public static NearExpiryItemAnswer Of(NearExpiryItem item, DateTime now) => new(
        item.CaseId, item.UserId, item.UserName, item.ExpiresAt, Math.Round((item.ExpiresAt - now).TotalHours, 2), item.ClientName);
}
