using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Cases.Assignments;

public sealed class CaseSchedulerTests
{
    [Theory, BothDatabases]
    public async Task Cases_whose_time_is_over_go_back_to_the_queue_and_the_others_stay(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var (over, assignmentId) = await desk.TakenAsync(ana);
        await desk.Get<CaseNotes>().AddAsync(over, "atendeu", assignmentId, ana, TestDesk.Cancel);
        var expiry = desk.Now.AddHours(72);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        var (held, _) = await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(71));

        var result = await desk.Get<CaseScheduler>().RunAsync(Actor.System, dryRun: false, TestDesk.Cancel);

        Assert.Equal((1, 1, 0, 0), (result.Found, result.Expired, result.AlreadyExpired, result.Errors));
        var freed = await desk.ReadCaseAsync(over);
        Assert.Equal((CaseStatus.Available, null, null, expiry), (freed.Status, freed.HolderId, freed.OwnerId, freed.QueuedAt));
        Assert.Equal((EndReason.Expired, expiry), ((await desk.AssignmentsAsync(over))[0].EndReason, (await desk.AssignmentsAsync(over))[0].EndedAt));
        var told = (await desk.EventsAsync(over))[^1];
        Assert.Equal((CaseEventTypes.Expired, expiry), (told.Type, told.At));
        Assert.Equal(CaseStatus.InProgress, (await desk.ReadCaseAsync(held)).Status);
        await using var db = desk.Db();
        var logged = await db.MaintenanceRunCases.SingleAsync(TestDesk.Cancel);
        Assert.Equal((result.RunId, over, true), (logged.RunId, logged.CaseId, logged.HadActivity));
    }

    [Theory, BothDatabases]
    public async Task A_dry_run_says_what_is_due_and_changes_nothing(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (over, _) = await desk.TakenAsync(await desk.UserAsync());
        desk.Clock.Advance(TimeSpan.FromHours(72));

        var result = await desk.Get<CaseScheduler>().RunAsync(Actor.System, dryRun: true, TestDesk.Cancel);

        Assert.Equal((1, 0, over), (result.Found, result.Expired, Assert.Single(result.CaseIds)));
        Assert.Equal(CaseStatus.InProgress, (await desk.ReadCaseAsync(over)).Status);
        await using var db = desk.Db();
        Assert.Empty(await db.MaintenanceRuns.ToListAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task Sweeps_at_once_write_each_expiry_once(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        for (var i = 0; i < 120; i++)
        {
            await desk.TakenAsync(ana);
        }

        desk.Clock.Advance(TimeSpan.FromHours(72));
        var scheduler = desk.Get<CaseScheduler>();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => scheduler.RunAsync(Actor.System, dryRun: false, TestDesk.Cancel))));

        Assert.Equal(120, results.Sum(result => result.Expired));
        Assert.All(results, result => Assert.Equal(result.Found, result.Expired + result.AlreadyExpired));
        await using var db = desk.Db();
        Assert.Equal(120, await db.CaseEvents.CountAsync(entry => entry.Type == CaseEventTypes.Expired, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task One_case_that_cannot_be_ended_does_not_stop_the_others(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var poisoned = (await desk.TakenAsync(ana)).CaseId;
        var healthy = (await desk.TakenAsync(ana)).CaseId;
        await PoisonAsync(desk, poisoned);
        desk.Clock.Advance(TimeSpan.FromHours(72));

        var result = await desk.Get<CaseScheduler>().RunAsync(Actor.System, dryRun: false, TestDesk.Cancel);

        Assert.Equal((2, 1, 0, 1), (result.Found, result.Expired, result.AlreadyExpired, result.Errors));
        Assert.Equal(CaseStatus.Available, (await desk.ReadCaseAsync(healthy)).Status);
        await using var db = desk.Db();
        Assert.NotNull(await db.MaintenanceRunCases.Where(row => row.CaseId == poisoned).Select(row => row.Error).SingleAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task Runs_of_the_job_that_found_nothing_leave_the_log_after_a_day(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var sofia = await desk.UserAsync(UserRole.Supervisor);
        var scheduler = desk.Get<CaseScheduler>();
        await scheduler.RunAsync(Actor.System, dryRun: false, TestDesk.Cancel);
        await scheduler.RunAsync(sofia, dryRun: false, TestDesk.Cancel);
        desk.Clock.Advance(TimeSpan.FromHours(25));

        await scheduler.RunAsync(Actor.System, dryRun: false, TestDesk.Cancel);

        await using var db = desk.Db();
        Assert.Equal([MaintenanceTrigger.Person, MaintenanceTrigger.Job],
            await db.MaintenanceRuns.OrderBy(run => run.Id).Select(run => run.Trigger).ToListAsync(TestDesk.Cancel));
    }

    private static async Task PoisonAsync(TestDesk desk, long caseId)
    {
        await using var db = desk.Db();
        string[] statements = db.Dialect.IsSqlite
            ? [$"CREATE TRIGGER poison BEFORE UPDATE ON \"Cases\" WHEN old.\"Id\" = {caseId} BEGIN SELECT RAISE(ABORT, 'poisoned'); END"]
            :
            [
                "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$",
                $"CREATE TRIGGER poison BEFORE UPDATE ON \"Cases\" FOR EACH ROW WHEN (old.\"Id\" = {caseId}) EXECUTE FUNCTION poison()",
            ];
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement, TestDesk.Cancel);
        }
    }
}
