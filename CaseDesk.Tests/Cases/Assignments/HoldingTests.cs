using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Cases.Assignments;

public sealed class HoldingTests
{
    private static readonly CaseCommand Release = new(CaseAction.Release);
    private static readonly CaseCommand Renew = new(CaseAction.Renew);
    private static readonly CaseCommand SendToCalculator = new(CaseAction.SendToCalculator);
    private static readonly CaseCommand Approve = new(CaseAction.ApproveCalculation);

    [Theory, BothDatabases]
    public async Task A_released_case_is_free_again_without_owner_and_keeps_its_history(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var (caseId, _) = await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(1));

        var done = Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, Release with { Reason = "sem margem" }, ana, TestDesk.Cancel));

        Assert.Equal((CaseStatus.Available, null), (done.Status, done.Holding));
        var stored = await desk.ReadCaseAsync(caseId);
        Assert.Equal((null, null, null, desk.Now), (stored.HolderId, stored.OwnerId, stored.AssignmentId, stored.QueuedAt));
        var row = Assert.Single(await desk.AssignmentsAsync(caseId));
        Assert.Equal((EndReason.Released, desk.Now, ana.Id), (row.EndReason, row.EndedAt, row.EndedByUserId));
        Assert.Contains("sem margem", (await desk.EventsAsync(caseId))[^1].Data, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Another_attendant_cannot_release_it_but_a_supervisor_can(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno, sofia) = (await desk.UserAsync(name: "Ana"), await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor));
        var (caseId, _) = await desk.TakenAsync(ana);

        var refused = Assert.IsType<CaseOutcome.NotAllowed>(await desk.Actions.RunAsync(caseId, Release, bruno, TestDesk.Cancel));
        Assert.Equal("Ana", refused.HolderName);
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, Release, sofia, TestDesk.Cancel));
        Assert.IsType<CaseOutcome.NotHeld>(await desk.Actions.RunAsync(caseId, Release, sofia, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task After_the_expiry_nothing_can_be_done_under_the_old_assignment(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var (caseId, _) = await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(72));

        foreach (var command in new[] { Release, Renew, SendToCalculator })
        {
            Assert.IsType<CaseOutcome.Ended>(await desk.Actions.RunAsync(caseId, command, ana, TestDesk.Cancel));
        }
    }

    [Theory, BothDatabases]
    public async Task A_write_that_carries_an_ended_assignment_is_refused_even_from_the_present_holder(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync(name: "Ana");
        var (caseId, old) = await desk.TakenAsync(ana);
        await desk.Actions.RunAsync(caseId, Release, ana, TestDesk.Cancel);
        await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel);

        var ended = Assert.IsType<CaseOutcome.Ended>(await desk.Actions.RunAsync(caseId, Release with { AssignmentId = old }, ana, TestDesk.Cancel));
        var note = Assert.IsType<NoteOutcome.Ended>(await desk.Get<CaseNotes>().AddAsync(caseId, "ligar amanhã", old, ana, TestDesk.Cancel));

        Assert.Equal(("Ana", "Ana"), (ended.HolderName, note.HolderName));
    }

    [Theory, BothDatabases]
    public async Task Renewing_needs_activity_and_works_once(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ana = await desk.UserAsync();
        var (caseId, assignmentId) = await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(10));

        Assert.IsType<CaseOutcome.NoActivity>(await desk.Actions.RunAsync(caseId, Renew, ana, TestDesk.Cancel));
        Assert.IsType<NoteOutcome.Added>(await desk.Get<CaseNotes>().AddAsync(caseId, "atendeu", assignmentId, ana, TestDesk.Cancel));
        var done = Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, Renew, ana, TestDesk.Cancel));

        Assert.Equal((assignmentId, desk.Now.AddHours(72)), (done.Holding!.AssignmentId, done.Holding.ExpiresAt));
        Assert.IsType<CaseOutcome.NoRenewalLeft>(await desk.Actions.RunAsync(caseId, Renew, ana, TestDesk.Cancel));
        Assert.Equal(1, Assert.Single(await desk.AssignmentsAsync(caseId)).Renewals);
    }

    [Theory, BothDatabases]
    public async Task The_calculator_approves_and_the_case_comes_back_to_its_owner_with_a_new_clock(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, new AssignmentOptions { HeldAtOnce = 1 });
        var (ana, carla) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Calculator));
        var (caseId, _) = await desk.TakenAsync(ana);
        await desk.Actions.RunAsync(caseId, SendToCalculator, ana, TestDesk.Cancel);
        var waiting = await desk.ReadCaseAsync(caseId);
        Assert.Equal((CaseStatus.CalculationPending, null, ana.Id), (waiting.Status, waiting.HolderId, waiting.OwnerId));
        await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(30));

        var done = Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, Approve, carla, TestDesk.Cancel));

        Assert.Equal((CaseStatus.CalculationApproved, ana.Id, desk.Now.AddHours(72)), (done.Status, done.Holding!.UserId, done.Holding.ExpiresAt));
        Assert.Equal([EndReason.SentToCalculator, null], (await desk.AssignmentsAsync(caseId)).Select(row => row.EndReason));
    }

    [Theory, BothDatabases]
    public async Task An_approved_case_whose_owner_has_left_goes_to_the_queue_and_the_timeline_says_why(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, carla) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Calculator));
        var (caseId, _) = await desk.TakenAsync(ana);
        await desk.Actions.RunAsync(caseId, SendToCalculator, ana, TestDesk.Cancel);
        await using (var db = desk.Db())
        {
            await db.Users.Where(user => user.Id == ana.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsActive, false), TestDesk.Cancel);
        }

        var done = Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, Approve, carla, TestDesk.Cancel));

        Assert.Equal((CaseStatus.Available, null), (done.Status, done.Holding));
        Assert.Equal([CaseEventTypes.CalculationApproved, CaseEventTypes.OwnerGone], (await desk.EventsAsync(caseId)).TakeLast(2).Select(entry => entry.Type));
    }

    [Theory, BothDatabases]
    public async Task Rejecting_a_calculation_needs_a_reason(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, carla) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Calculator));
        var (caseId, _) = await desk.TakenAsync(ana);
        await desk.Actions.RunAsync(caseId, SendToCalculator, ana, TestDesk.Cancel);
        var reject = new CaseCommand(CaseAction.RejectCalculation);

        Assert.Equal("reason", Assert.IsType<CaseOutcome.Invalid>(await desk.Actions.RunAsync(caseId, reject, carla, TestDesk.Cancel)).Field);
        var done = Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, reject with { Reason = "margem negativa" }, carla, TestDesk.Cancel));
        Assert.Equal((CaseStatus.CalculationRejected, ana.Id), (done.Status, done.Holding!.UserId));
    }

    [Theory, BothDatabases]
    public async Task A_supervisor_moves_a_case_to_somebody_else_with_a_new_clock(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno, sofia, carla) = (await desk.UserAsync(), await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor), await desk.UserAsync(UserRole.Calculator));
        var (caseId, _) = await desk.TakenAsync(ana);
        desk.Clock.Advance(TimeSpan.FromHours(2));
        CaseCommand To(CurrentUser target) => new(CaseAction.Reassign) { TargetUserId = target.Id };

        Assert.IsType<CaseOutcome.NotAllowed>(await desk.Actions.RunAsync(caseId, To(bruno), ana, TestDesk.Cancel));
        Assert.Equal("user_id", Assert.IsType<CaseOutcome.Invalid>(await desk.Actions.RunAsync(caseId, To(carla), sofia, TestDesk.Cancel)).Field);
        var done = Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, To(bruno), sofia, TestDesk.Cancel));

        Assert.Equal((CaseStatus.InProgress, bruno.Id, desk.Now.AddHours(72)), (done.Status, done.Holding!.UserId, done.Holding.ExpiresAt));
        Assert.Equal([EndReason.Reassigned, null], (await desk.AssignmentsAsync(caseId)).Select(row => row.EndReason));
        Assert.Equal(bruno.Id, (await desk.ReadCaseAsync(caseId)).OwnerId);
    }

    [Theory, BothDatabases]
    public async Task An_expiry_set_into_the_past_ends_the_assignment_now(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, sofia) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor));
        var (caseId, _) = await desk.TakenAsync(ana);
        CaseCommand Until(DateTime moment) => new(CaseAction.ChangeExpiry) { ExpiresAt = moment };

        var later = Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, Until(desk.Now.AddHours(100)), sofia, TestDesk.Cancel));
        Assert.Equal(desk.Now.AddHours(100), later.Holding!.ExpiresAt);
        var ended = Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, Until(desk.Now.AddHours(-1)), sofia, TestDesk.Cancel));

        Assert.Equal((CaseStatus.Available, null), (ended.Status, ended.Holding));
        var row = Assert.Single(await desk.AssignmentsAsync(caseId));
        Assert.Equal((EndReason.EndedBySupervisor, desk.Now, sofia.Id), (row.EndReason, row.EndedAt, row.EndedByUserId));
        Assert.IsType<CaseOutcome.NotHeld>(await desk.Actions.RunAsync(caseId, Until(desk.Now.AddHours(1)), sofia, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task An_admin_overrides_any_status_with_a_reason_and_names_a_holder_where_one_is_needed(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, sofia, admin) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor), await desk.UserAsync(UserRole.Admin));
        var caseId = await desk.CaseAsync();
        CaseCommand To(CaseStatus status) => new(CaseAction.Override) { TargetStatus = status, Reason = "correção" };

        Assert.IsType<CaseOutcome.NotAllowed>(await desk.Actions.RunAsync(caseId, To(CaseStatus.Closed), sofia, TestDesk.Cancel));
        Assert.Equal("user_id", Assert.IsType<CaseOutcome.Invalid>(await desk.Actions.RunAsync(caseId, To(CaseStatus.ClosingRejected), admin, TestDesk.Cancel)).Field);
        var held = Assert.IsType<CaseOutcome.Done>(
            await desk.Actions.RunAsync(caseId, To(CaseStatus.ClosingRejected) with { TargetUserId = ana.Id }, admin, TestDesk.Cancel));
        Assert.Equal((CaseStatus.ClosingRejected, ana.Id), (held.Status, held.Holding!.UserId));
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, To(CaseStatus.Closed), admin, TestDesk.Cancel));
        var stored = await desk.ReadCaseAsync(caseId);
        Assert.Equal((CaseStatus.Closed, null, desk.Now), (stored.Status, stored.HolderId, stored.EndedAt));
        Assert.Equal(EndReason.Overridden, Assert.Single(await desk.AssignmentsAsync(caseId)).EndReason);
    }

    [Theory, BothDatabases]
    public async Task A_case_does_not_come_back_to_life_while_its_client_has_another_open_one(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var caseId = await desk.CaseAsync();
        await desk.Actions.RunAsync(caseId, new(CaseAction.Cancel) { Reason = "duplicado" }, admin, TestDesk.Cancel);
        var clientId = (await desk.ReadCaseAsync(caseId)).ClientId;
        var second = Assert.IsType<OpenCaseOutcome.Opened>(await desk.Get<CaseOpening>().OpenAsync(clientId, admin, TestDesk.Cancel)).CaseId;

        var outcome = await desk.Actions.RunAsync(
            caseId, new(CaseAction.Override) { TargetStatus = CaseStatus.Available, Reason = "engano" }, admin, TestDesk.Cancel);

        Assert.Equal(second, Assert.IsType<CaseOutcome.OtherOpenCase>(outcome).CaseId);
        Assert.Equal(second, Assert.IsType<OpenCaseOutcome.AlreadyOpen>(await desk.Get<CaseOpening>().OpenAsync(clientId, admin, TestDesk.Cancel)).CaseId);
    }

    [Theory, BothDatabases]
    public async Task What_a_person_holds_goes_back_to_the_queue_when_he_leaves(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, sofia) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor));
        var (over, _) = await desk.TakenAsync(ana);
        var expiry = desk.Now.AddHours(72);
        desk.Clock.Advance(TimeSpan.FromHours(72));
        var (held, _) = await desk.TakenAsync(ana);

        await using (var db = desk.Db())
        {
            await using var scope = await db.BeginWriteAsync(TestDesk.Cancel);
            var freed = await HolderLeaving.EndAssignmentsAsync(db, ana.Id, EndReason.UserDisabled, sofia, desk.Now, TestDesk.Cancel);
            await scope.CommitAsync(TestDesk.Cancel);
            Assert.Equal([over, held], freed.Order());
        }

        Assert.Equal((EndReason.Expired, expiry), ((await desk.AssignmentsAsync(over))[0].EndReason, (await desk.AssignmentsAsync(over))[0].EndedAt));
        Assert.Equal((EndReason.UserDisabled, desk.Now), ((await desk.AssignmentsAsync(held))[0].EndReason, (await desk.AssignmentsAsync(held))[0].EndedAt));
        Assert.Equal(CaseEventTypes.HolderLeft, (await desk.EventsAsync(held))[^1].Type);
        Assert.Equal((CaseStatus.Available, null), ((await desk.ReadCaseAsync(held)).Status, (await desk.ReadCaseAsync(held)).OwnerId));
    }

    [Theory, BothDatabases]
    public async Task An_action_leaves_nothing_behind_when_any_of_its_writes_fails(DatabaseProvider provider)
    {
        var fault = new FailingWrite();
        await using var desk = await TestDesk.CreateAsync(provider, configure: builder => builder.AddInterceptors(fault));
        var (ana, bruno, admin) = (await desk.UserAsync(), await desk.UserAsync(), await desk.UserAsync(UserRole.Admin));
        (string Name, Func<Task<long>> Prepare, CaseCommand Command, CurrentUser By)[] acts =
        [
            ("assign", () => desk.CaseAsync(), new(CaseAction.Assign), bruno),
            ("assign over an expired one", () => ExpiredAsync(desk, ana), new(CaseAction.Assign), bruno),
            ("release", async () => (await desk.TakenAsync(ana)).CaseId, Release, ana),
            ("send to calculator", async () => (await desk.TakenAsync(ana)).CaseId, SendToCalculator, ana),
            ("approve", () => AtCalculatorAsync(desk, ana), Approve, admin),
            ("reassign", async () => (await desk.TakenAsync(ana)).CaseId, new(CaseAction.Reassign) { TargetUserId = bruno.Id }, admin),
            ("change expiry", async () => (await desk.TakenAsync(ana)).CaseId, new(CaseAction.ChangeExpiry) { ExpiresAt = desk.Now.AddHours(90) }, admin),
            ("end now", async () => (await desk.TakenAsync(ana)).CaseId, new(CaseAction.ChangeExpiry) { ExpiresAt = desk.Now }, admin),
            ("cancel", async () => (await desk.TakenAsync(ana)).CaseId, new(CaseAction.Cancel) { Reason = "x" }, admin),
            ("override", async () => (await desk.TakenAsync(ana)).CaseId, new(CaseAction.Override) { Reason = "x", TargetStatus = CaseStatus.Closed }, admin),
        ];

        foreach (var (name, prepare, command, by) in acts)
        {
            fault.Reset(failAt: 0);
            var caseId = await prepare();
            var before = await StateAsync(desk, caseId);
            var failures = 0;
            while (true)
            {
                fault.Reset(failAt: failures + 1);
                try
                {
                    Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, command, by, TestDesk.Cancel));
                    break;
                }
                catch (Exception error) when (error is WriteFailedException or DbUpdateException)
                {
                    failures++;
                    fault.Reset(failAt: 0);
                    Assert.Equal(before, await StateAsync(desk, caseId));
                }
            }

            Assert.True(failures >= 2, $"{name} had only {failures} writes to fail.");
            Assert.NotEqual(before, await StateAsync(desk, caseId));
        }
    }

    private static async Task<long> ExpiredAsync(TestDesk desk, CurrentUser holder)
    {
        var (caseId, _) = await desk.TakenAsync(holder);
        desk.Clock.Advance(TimeSpan.FromHours(72));
        return caseId;
    }

    private static async Task<long> AtCalculatorAsync(TestDesk desk, CurrentUser owner)
    {
        var (caseId, _) = await desk.TakenAsync(owner);
        await desk.Actions.RunAsync(caseId, SendToCalculator, owner, TestDesk.Cancel);
        return caseId;
    }

    private static async Task<string> StateAsync(TestDesk desk, long caseId)
    {
        var @case = await desk.ReadCaseAsync(caseId);
        var rows = (await desk.AssignmentsAsync(caseId)).Select(row => $"{row.Id} {row.UserId} {row.ExpiresAt:O} {row.EndedAt:O} {row.EndReason}");
        var events = (await desk.EventsAsync(caseId)).Select(entry => entry.Type);
        return string.Join('\n', rows.Concat(events).Prepend(
            $"{@case.Status} {@case.HolderId} {@case.AssignmentId} {@case.ExpiresAt:O} {@case.OwnerId} {@case.TimesTaken} {@case.UpdatedAt:O}"));
    }
}
