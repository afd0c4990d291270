using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Statistics;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Statistics;

public sealed class AssignmentStatisticsTests
{
    private static readonly DateOnly Monday = new(2025, 8, 4);

    [Theory, BothDatabases]
    public async Task An_evening_entry_counts_on_its_own_day(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        desk.Clock.SetUtcNow(new DateTimeOffset(BusinessTime.ToUtc(new DateTime(2025, 8, 4, 22, 0, 0, DateTimeKind.Unspecified))));
        await desk.TakenAsync(await desk.UserAsync());

        var days = await DaysAsync(desk, Monday, Monday.AddDays(1));

        Assert.Equal([new(Monday, 1, 0, 0), new(Monday.AddDays(1), 0, 0, 0)], days);
    }

    [Theory, BothDatabases]
    public async Task The_last_day_is_included_to_its_last_moment_and_not_beyond(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var midnight = BusinessTime.StartOf(Monday.AddDays(1));
        desk.Clock.SetUtcNow(new DateTimeOffset(midnight.AddMilliseconds(-1)));
        await desk.TakenAsync(ana);
        desk.Clock.SetUtcNow(new DateTimeOffset(midnight));
        await desk.TakenAsync(ana);

        Assert.Equal([new(Monday, 1, 0, 0)], await DaysAsync(desk, Monday, Monday));
        var (from, before) = BusinessTime.Range(Monday, Monday);
        var (total, _) = await desk.Get<AssignmentStatistics>().PerUserAsync(from, before, TestDesk.Cancel);
        Assert.Equal(1, total.Assigned);
    }

    [Theory, BothDatabases]
    public async Task Undone_takes_do_not_count(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        await desk.TakenAsync(ana);
        var (undone, assignmentId) = await desk.TakenAsync(ana);
        await using (var db = desk.Db())
        {
            await db.Assignments.Where(row => row.Id == assignmentId).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.EndedAt, desk.Now).SetProperty(row => row.EndReason, EndReason.Undone), TestDesk.Cancel);
            await db.Cases.Where(row => row.Id == undone).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.HolderId, (string?)null).SetProperty(row => row.AssignmentId, (long?)null)
                .SetProperty(row => row.AssignedAt, (DateTime?)null).SetProperty(row => row.ExpiresAt, (DateTime?)null)
                .SetProperty(row => row.Status, CaseStatus.Available), TestDesk.Cancel);
        }

        Assert.Equal([new(Monday, 1, 0, 0)], await DaysAsync(desk, Monday, Monday));
    }

    [Theory, BothDatabases]
    public async Task What_expired_counts_as_expired_before_and_after_the_sweep_alike(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync(name: "Ana");
        await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(72));
        var thursday = Monday.AddDays(3);

        var before = await DaysAsync(desk, Monday, thursday);
        var (total, perUser) = await PerUserAsync(desk, Monday, thursday);
        await desk.Get<CaseScheduler>().RunAsync(Actor.System, dryRun: false, TestDesk.Cancel);

        Assert.Equal(new DayFigures(thursday, 0, 1, 0), before[^1]);
        Assert.Equal(new AssignmentFigures(1, 1, 0, 0), total);
        Assert.Equal(new UserFigures(ana.Id, "Ana", total), Assert.Single(perUser));
        Assert.Equal(before, await DaysAsync(desk, Monday, thursday));
        Assert.Equal(total, (await PerUserAsync(desk, Monday, thursday)).Total);
    }

    [Theory, BothDatabases]
    public async Task Released_and_held_count_for_who_did_it(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno) = (await desk.UserAsync(name: "Ana"), await desk.UserAsync(name: "Bruno"));
        var (released, _) = await desk.TakenAsync(ana);
        await desk.Actions.RunAsync(released, new(CaseAction.Release), ana, TestDesk.Cancel);
        await desk.TakenAsync(bruno);
        await desk.UserAsync(name: "Caio");

        var (total, perUser) = await PerUserAsync(desk, Monday, Monday);

        Assert.Equal(new AssignmentFigures(2, 0, 1, 1), total);
        Assert.Equal([("Ana", new AssignmentFigures(1, 0, 1, 0)), ("Bruno", new(1, 0, 0, 1))], perUser.Select(user => (user.UserName, user.Figures)));
    }

    private static Task<IReadOnlyList<DayFigures>> DaysAsync(TestDesk desk, DateOnly first, DateOnly last) =>
        desk.Get<AssignmentStatistics>().PerDayAsync(first, last, TestDesk.Cancel);

    private static Task<(AssignmentFigures Total, IReadOnlyList<UserFigures> PerUser)> PerUserAsync(TestDesk desk, DateOnly first, DateOnly last)
    {
        var (from, before) = BusinessTime.Range(first, last);
        return desk.Get<AssignmentStatistics>().PerUserAsync(from, before, TestDesk.Cancel);
    }
}
