using System.Globalization;
using CaseDesk.Core.Data;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Jobs;
using Hangfire;
using Hangfire.States;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Tests.Jobs;

/// <summary>What jobs leave behind does not grow for ever.</summary>
public sealed class JobHistoryTests
{
    [Theory, BothDatabases]
    public async Task A_job_that_is_done_goes_after_a_day_and_one_that_failed_after_a_week(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, new() { ["Jobs:Enabled"] = "true" });
        var jobs = app.Services.GetRequiredService<IBackgroundJobClient>();

        var done = jobs.Enqueue<DeskJobs>(job => job.SweepAsync(CancellationToken.None));
        await IsKeptForAsync(app, done, SucceededState.StateName, TimeSpan.FromDays(1));
        await using (var db = app.Db())
        {
            await db.Database.ExecuteSqlAsync($"ALTER TABLE \"MaintenanceRuns\" RENAME TO \"Gone\"", TestDesk.Cancel);
        }

        var failed = jobs.Enqueue<DeskJobs>(job => job.SweepAsync(CancellationToken.None));
        await IsKeptForAsync(app, failed, FailedState.StateName, FailuresExpireAttribute.Kept);
    }

    [Theory]
    [InlineData("/srv/desk/casedesk.db", "/srv/desk/hangfire.db")]
    [InlineData("/srv/desk/norte.db", "/srv/desk/norte-hangfire.db")]
    public void The_jobs_are_in_a_file_beside_the_database_and_two_desks_in_one_folder_share_none(string database, string jobs) =>
        Assert.Equal(jobs, JobFile.Beside(database));

    [Fact]
    public void A_file_of_jobs_that_is_damaged_stops_the_start_and_says_that_it_may_be_deleted()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, new string('x', 5_000));

        var refusal = Assert.Throws<CaseDesk.Web.Hosting.ServerRefusedException>(() => JobFile.Open(file));

        Assert.Contains($"{file}, where Hangfire keeps its jobs", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", refusal.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    private static async Task IsKeptForAsync(TestApp app, string job, string state, TimeSpan kept)
    {
        var monitoring = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        for (var look = 0; look < 2_400; look++)
        {
            if (monitoring.JobDetails(job).History.FirstOrDefault()?.StateName == state && await ExpiryAsync(app, job) is { } gone)
            {
                Assert.InRange(gone - TimeProvider.System.GetUtcNow().UtcDateTime, kept - TimeSpan.FromMinutes(10), kept + TimeSpan.FromMinutes(10));
                return;
            }

            await Task.Delay(50, TestDesk.Cancel);
        }

        Assert.Fail($"The job did not become {state}, or something of it stays for ever.");
    }

    /// <summary>When the first of what the job left goes; null while something of it would stay for ever.</summary>
    private static async Task<DateTime?> ExpiryAsync(TestApp app, string job)
    {
        await using var db = app.Db();
        if (!db.Dialect.IsSqlite)
        {
            return app.Services.GetRequiredService<JobStorage>().GetMonitoringApi().JobDetails(job).ExpireAt; // All the rest goes with it.
        }

        await using var file = new SqliteConnection($"Data Source={JobFile.Beside(db.Database.GetDbConnection().DataSource)};Pooling=False");
        await file.OpenAsync(TestDesk.Cancel);
        await using var command = file.CreateCommand();
        command.CommandText = """
            SELECT min(ExpireAt) FROM (SELECT ExpireAt FROM Job WHERE Id = $job UNION ALL SELECT ExpireAt FROM State WHERE JobId = $job
                UNION ALL SELECT ExpireAt FROM JobParameter WHERE JobId = $job)
            """;
        command.Parameters.AddWithValue("$job", long.Parse(job, CultureInfo.InvariantCulture));
        return await command.ExecuteScalarAsync(TestDesk.Cancel) is long ticks and > 0 ? new DateTime(ticks, DateTimeKind.Utc) : null;
    }
}
