using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Cases.Assignments;

public sealed class TakingTests
{
    [Theory, BothDatabases]
    public async Task A_case_is_held_for_72_hours_from_the_moment_it_is_taken(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, caseId) = (await desk.UserAsync(), await desk.CaseAsync());

        var done = Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));

        Assert.Equal(CaseStatus.InProgress, done.Status);
        Assert.Equal(desk.Now.AddHours(72), done.Holding!.ExpiresAt);
        var stored = await desk.ReadCaseAsync(caseId);
        Assert.Equal((ana.Id, ana.Id, done.Holding.AssignmentId, 1), (stored.HolderId, stored.OwnerId, stored.AssignmentId, stored.TimesTaken));
        Assert.Equal(done.Holding.ExpiresAt, Assert.Single(await desk.AssignmentsAsync(caseId)).ExpiresAt);
        Assert.Equal(CaseEventTypes.Assigned, Assert.Single(await desk.EventsAsync(caseId)).Type);
    }

    [Theory, BothDatabases]
    public async Task Who_comes_second_hears_who_has_it_and_until_when(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno) = (await desk.UserAsync(name: "Ana"), await desk.UserAsync(name: "Bruno"));
        var (caseId, _) = await desk.TakenAsync(ana);

        var outcome = Assert.IsType<CaseOutcome.HeldByAnother>(await desk.Actions.AssignAsync(caseId, bruno, TestDesk.Cancel));

        Assert.Equal(("Ana", desk.Now.AddHours(72)), (outcome.HolderName, outcome.Until));
    }

    [Theory, BothDatabases]
    public async Task Taking_again_what_one_holds_changes_nothing_and_starts_no_new_clock(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var (caseId, assignmentId) = await desk.TakenAsync(ana);
        var until = desk.Now.AddHours(72);
        desk.Clock.Advance(TimeSpan.FromHours(5));

        var again = Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));

        Assert.Equal((assignmentId, until), (again.Holding!.AssignmentId, again.Holding.ExpiresAt));
        Assert.Single(await desk.EventsAsync(caseId));
    }

    [Theory, BothDatabases]
    public async Task Of_many_takers_at_once_exactly_one_wins(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var caseId = await desk.CaseAsync();
        var takers = new List<CurrentUser>();
        for (var i = 0; i < 16; i++)
        {
            takers.Add(await desk.UserAsync());
        }

        var outcomes = await Task.WhenAll(takers.Select(taker => Task.Run(() => desk.Actions.AssignAsync(caseId, taker, TestDesk.Cancel))));

        var winner = Assert.Single(outcomes.OfType<CaseOutcome.Done>());
        Assert.All(outcomes.OfType<CaseOutcome.HeldByAnother>(), lost => Assert.Equal(winner.Holding!.UserName, lost.HolderName));
        Assert.Equal(15, outcomes.OfType<CaseOutcome.HeldByAnother>().Count());
        Assert.Single(await desk.AssignmentsAsync(caseId));
    }

    [Theory, BothDatabases]
    public async Task A_case_whose_time_is_over_can_be_taken_before_anybody_tidied_it(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno) = (await desk.UserAsync(), await desk.UserAsync());
        var (caseId, _) = await desk.TakenAsync(ana);
        var expiry = desk.Now.AddHours(72);
        desk.Clock.Advance(TimeSpan.FromHours(72));

        Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(caseId, bruno, TestDesk.Cancel));

        var rows = await desk.AssignmentsAsync(caseId);
        Assert.Equal((expiry, EndReason.Expired, null), (rows[0].EndedAt, rows[0].EndReason, rows[0].EndedByUserId));
        Assert.Equal((bruno.Id, null), (rows[1].UserId, rows[1].EndedAt));
        Assert.Equal(
            [CaseEventTypes.Assigned, CaseEventTypes.Expired, CaseEventTypes.Assigned],
            (await desk.EventsAsync(caseId)).Select(entry => entry.Type));
    }

    [Theory, BothDatabases]
    public async Task Who_holds_as_many_cases_as_one_may_takes_no_further_one(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, new AssignmentOptions { HeldAtOnce = 2 });
        var ana = await desk.UserAsync();
        await desk.TakenAsync(ana);
        await desk.TakenAsync(ana);
        var third = await desk.CaseAsync();

        Assert.Equal(2, Assert.IsType<CaseOutcome.LimitReached>(await desk.Actions.AssignAsync(third, ana, TestDesk.Cancel)).Limit);
        Assert.Empty(await desk.AssignmentsAsync(third));

        desk.Clock.Advance(TimeSpan.FromHours(72));
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(third, ana, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task Clicking_many_cases_at_once_does_not_pass_the_limit(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, new AssignmentOptions { HeldAtOnce = 3 });
        var ana = await desk.UserAsync();
        var cases = new List<long>();
        for (var i = 0; i < 12; i++)
        {
            cases.Add(await desk.CaseAsync());
        }

        var outcomes = await Task.WhenAll(cases.Select(caseId => Task.Run(() => desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel))));

        Assert.Equal(3, outcomes.OfType<CaseOutcome.Done>().Count());
        Assert.Equal(9, outcomes.OfType<CaseOutcome.LimitReached>().Count());
    }

    [Theory, BothDatabases]
    public async Task A_disabled_user_takes_nothing(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, caseId) = (await desk.UserAsync(), await desk.CaseAsync());
        await using (var db = desk.Db())
        {
            await db.Users.Where(user => user.Id == ana.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsActive, false), TestDesk.Cancel);
        }

        Assert.IsType<CaseOutcome.NotAllowed>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task The_database_itself_refuses_a_second_unended_assignment(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno) = (await desk.UserAsync(), await desk.UserAsync());
        var (caseId, _) = await desk.TakenAsync(ana);
        await using var db = desk.Db();
        db.Assignments.Add(new(caseId, bruno.Id, desk.Now, desk.Now.AddHours(1)));

        var error = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestDesk.Cancel));

        Assert.True(error.IsUniqueViolation());
    }

    [Theory, BothDatabases]
    public async Task The_next_case_is_the_one_that_has_waited_longest(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno) = (await desk.UserAsync(), await desk.UserAsync());
        var (expiresFirst, _) = await desk.TakenAsync(bruno);
        desk.Clock.Advance(TimeSpan.FromHours(73));
        var waiting = await desk.CaseAsync();
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.CaseAsync();
        var next = desk.Get<NextCase>();

        var first = Assert.IsType<NextCaseOutcome.Taken>(await next.TakeAsync(new CaseFilter(), ana, TestDesk.Cancel));
        var second = Assert.IsType<NextCaseOutcome.Taken>(await next.TakeAsync(new CaseFilter(), ana, TestDesk.Cancel));

        Assert.Equal((expiresFirst, waiting), (first.Case.CaseId, second.Case.CaseId));
    }

    [Theory, BothDatabases]
    public async Task Many_who_ask_for_the_next_case_get_one_each(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var askers = new List<CurrentUser>();
        for (var i = 0; i < 12; i++)
        {
            askers.Add(await desk.UserAsync());
            if (i < 10)
            {
                await desk.CaseAsync();
            }
        }

        var next = desk.Get<NextCase>();
        var outcomes = await Task.WhenAll(askers.Select(asker => Task.Run(() => next.TakeAsync(new CaseFilter(), asker, TestDesk.Cancel))));

        var taken = outcomes.OfType<NextCaseOutcome.Taken>().Select(outcome => outcome.Case.CaseId).ToList();
        Assert.Equal((10, 10), (taken.Count, taken.Distinct().Count()));
        Assert.Equal(2, outcomes.OfType<NextCaseOutcome.NoneFree>().Count());
    }
}
