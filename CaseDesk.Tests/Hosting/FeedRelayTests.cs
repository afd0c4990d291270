using System.Collections.Concurrent;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseDesk.Tests.Hosting;

/// <summary>Two nodes on one PostgreSQL: what is done on one is seen on the other.</summary>
public sealed class FeedRelayTests
{
    [Fact]
    public async Task A_take_on_one_node_is_heard_once_on_the_other_and_once_on_its_own()
    {
        await using var here = await ApiDesk.StartAsync(DatabaseProvider.PostgreSql);
        await using var there = await BesideAsync(here);
        var (ana, heardHere, heardThere) = (await here.PersonAsync(UserRole.Attendant), Hear(here), Hear(there));

        var (taken, _) = await here.TakenAsync(ana);
        await UntilAsync(() => heardThere.Contains(new(taken, CaseEventTypes.Assigned, ana.Id)));
        await there.Actions.RunAsync(taken, new(CaseAction.Release), ana.AsCurrent(), TestDesk.Cancel);
        await UntilAsync(() => heardHere.Contains(new(taken, CaseEventTypes.Released, ana.Id)));

        CaseChanged[] expected = [new(taken, CaseEventTypes.Assigned, ana.Id), new(taken, CaseEventTypes.Released, ana.Id)];
        Assert.Equal(expected, heardHere);
        Assert.Equal(expected, heardThere);
    }

    [Fact]
    public async Task A_node_that_lost_its_connection_connects_again_and_looks_at_everything_anew()
    {
        await using var here = await ApiDesk.StartAsync(DatabaseProvider.PostgreSql);
        await using var there = await BesideAsync(here);
        var (ana, heardThere) = (await here.PersonAsync(UserRole.Attendant), Hear(there));

        await using (var db = here.App.Db())
        {
            await db.Database.ExecuteSqlAsync(
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = {FeedRelay.ConnectionName}", TestDesk.Cancel);
        }

        await UntilAsync(() => heardThere.Any(change => change.CaseId is null));
        var (taken, _) = await here.TakenAsync(ana);
        await UntilAsync(() => heardThere.Contains(new(taken, CaseEventTypes.Assigned, ana.Id)));
    }

    [Fact]
    public async Task One_server_with_a_file_needs_no_relay()
    {
        await using var desk = await ApiDesk.StartAsync();

        Assert.Empty(desk.App.Services.GetServices<IHostedService>().OfType<FeedRelay>());
    }

    /// <summary>A second node on the database of the first, once both listen.</summary>
    private static async Task<ApiDesk> BesideAsync(ApiDesk first)
    {
        var connectionString = first.Get<IConfiguration>()["Database:ConnectionString"]!;
        var second = await ApiDesk.StartAsync(DatabaseProvider.PostgreSql, new() { ["Database:ConnectionString"] = connectionString });
        await using var db = first.App.Db();
        await UntilAsync(() => 2 == db.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND application_name = {FeedRelay.ConnectionName} AND query LIKE 'LISTEN%' AND state = 'idle'").Single());
        return second;
    }

    private static ConcurrentQueue<CaseChanged> Hear(ApiDesk desk)
    {
        var heard = new ConcurrentQueue<CaseChanged>();
        desk.Get<CaseFeed>().Changed += heard.Enqueue;
        return heard;
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        for (var look = 0; look < 2_400; look++)
        {
            if (happened())
            {
                return;
            }

            await Task.Delay(50, TestDesk.Cancel);
        }

        Assert.Fail("It did not happen within two minutes.");
    }
}
