using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Users;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;

namespace CaseDesk.Web.Jobs;

/// <summary>
/// Hangfire, the desk's alarm clock. On SQLite its own storage is in memory, and nothing is lost by that: what is unfinished
/// stands in our tables and is found again every minute.
/// </summary>
public static class JobsRegistration
{
    public static void AddCaseDeskJobs(this IServiceCollection services, DatabaseOptions database, bool run)
    {
        if (!run)
        {
            services.AddSingleton<IImportQueue, SleepingQueue>();
            return;
        }

        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (database.Provider == DatabaseProvider.PostgreSql)
            {
                hangfire.UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(database.ConnectionString));
            }
            else
            {
                hangfire.UseInMemoryStorage();
            }
        });
        services.AddHangfireServer(server => server.WorkerCount = 2);
        services.AddSingleton<IImportQueue, HangfireQueue>();
    }

    public static void UseCaseDeskJobs(this WebApplication app)
    {
        if (app.Services.GetService<IRecurringJobManager>() is not { } recurring)
        {
            return;
        }

        var options = new RecurringJobOptions { TimeZone = BusinessTime.Zone };
        recurring.AddOrUpdate<DeskJobs>("maintenance", job => job.SweepAsync(CancellationToken.None), Cron.Minutely, options);
        recurring.AddOrUpdate<DeskJobs>("imports", job => job.ImportsAsync(CancellationToken.None), Cron.Minutely, options);
        app.MapHangfireDashboardWithAuthorizationPolicy(nameof(Permission.Administer), "/hangfire", new DashboardOptions { DashboardTitle = "CaseDesk", DisplayStorageConnectionString = false });
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
