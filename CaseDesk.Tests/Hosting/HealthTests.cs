using System.Net;
using CaseDesk.Core.Data;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Hosting;

public sealed class HealthTests
{
    [Theory, BothDatabases]
    public async Task A_desk_without_its_database_lives_and_says_that_the_database_is_why_it_is_not_ready(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        (await desk.Nobody.ReadAsync("/healthz/ready")).Is(HttpStatusCode.OK);

        await using (await desk.App.TakeDatabaseAwayAsync())
        {
            var ready = (await desk.Nobody.ReadAsync("/healthz/ready")).Is(HttpStatusCode.ServiceUnavailable);
            Assert.Equal("unhealthy", ready["status"].GetString());
            var failing = Assert.Single(ready["checks"].EnumerateArray(), check => check.GetProperty("status").GetString() == "unhealthy");
            Assert.Equal("database", failing.GetProperty("name").GetString());
            (await desk.Nobody.ReadAsync("/healthz/live")).Is(HttpStatusCode.OK);
        }

        (await desk.Nobody.ReadAsync("/healthz/ready")).Is(HttpStatusCode.OK);
    }

    [Theory, BothDatabases]
    public async Task Ready_tells_the_age_of_the_last_sweep_and_an_old_one_is_only_a_warning(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        Assert.Equal("No sweep yet.", await SweepAsync());

        await desk.SweepAsync();
        desk.App.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal("The last sweep was 90 s ago.", await SweepAsync());

        desk.App.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("degraded", (await desk.Nobody.ReadAsync("/healthz/ready")).Is(HttpStatusCode.OK)["status"].GetString());

        async Task<string?> SweepAsync()
        {
            var ready = (await desk.Nobody.ReadAsync("/healthz/ready")).Is(HttpStatusCode.OK);
            return Assert.Single(ready["checks"].EnumerateArray(), check => check.GetProperty("name").GetString() == "sweep").GetProperty("what").GetString();
        }
    }
}
