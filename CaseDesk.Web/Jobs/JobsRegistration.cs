using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Users;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Data.Sqlite;

namespace CaseDesk.Web.Jobs;

/// <summary>Hangfire, the desk's alarm clock. What it knows may be lost: what is unfinished stands in our tables and is found again every minute.</summary>
public static class JobsRegistration
{
    /// <summary>How long a job that was asked for waits at most until a worker sees it.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>After so long a PostgreSQL node that gave no sign is dead, and another one takes its job.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Locks are held for milliseconds. One that a dead process left must go before those who wait for it give up, and a
    /// start waits for fifteen seconds.
    /// </summary>
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(8);

    public static void AddCaseDeskJobs(this IServiceCollection services, DatabaseOptions database, string dataDirectory, bool run)
    {
        if (!run)
        {
            services.AddSingleton<IImportQueue, SleepingQueue>();
            return;
        }

        // Of this host, both of them: Hangfire would take them from static properties, which the last host of the process has set.
        services.AddSingleton<JobStorage>(_ => Open(database, dataDirectory));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(static hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());

        // One worker for each queue, so nothing is fetched twice; the first server schedules for both.
        services.AddHangfireServer(static server => (server.WorkerCount, server.Queues) = (1, [DeskJobs.Maintenance]));
        services.AddHangfireServer(static server => (server.WorkerCount, server.Queues, server.IsLightweightServer) = (1, [DeskJobs.Imports], true));
        services.AddSingleton<IImportQueue, HangfireQueue>();
    }

    /// <summary>Each job runs every minute and once at the start, for what fell due while no server ran.</summary>
    public static void UseCaseDeskJobs(this WebApplication app)
    {
        if (app.Services.GetService<IRecurringJobManager>() is not { } recurring)
        {
            return;
        }

        var options = new RecurringJobOptions { TimeZone = BusinessTime.Zone };
        recurring.AddOrUpdate<DeskJobs>(DeskJobs.Maintenance, job => job.SweepAsync(CancellationToken.None), Cron.Minutely, options);
        recurring.AddOrUpdate<DeskJobs>(DeskJobs.Imports, job => job.ImportsAsync(CancellationToken.None), Cron.Minutely, options);
        recurring.Trigger(DeskJobs.Maintenance);
        recurring.Trigger(DeskJobs.Imports);
        app.MapHangfireDashboardWithAuthorizationPolicy(
            nameof(Permission.Administer), "/hangfire", new DashboardOptions { DashboardTitle = "CaseDesk", DisplayStorageConnectionString = false });
    }

    private static JobStorage Open(DatabaseOptions database, string dataDirectory)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            return JobFile.Open(JobFile.Beside(Path.GetFullPath(new SqliteConnectionStringBuilder(database.SqliteConnectionString(dataDirectory)).DataSource)));
        }

        var options = new PostgreSqlStorageOptions
        {
            QueuePollInterval = Poll,
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = SignOfLife,
            DistributedLockTimeout = LongestLock,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString!, options), options);
    }

    /// <summary>For a process that runs no jobs: tests and the verbs run imports themselves.</summary>
    private sealed class SleepingQueue : IImportQueue
    {
        public void Wake()
        {
        }
    }

    private sealed class HangfireQueue(IBackgroundJobClient jobs) : IImportQueue
    {
        public void Wake() => jobs.Enqueue<DeskJobs>(job => job.ImportsAsync(CancellationToken.None));
    }
}
