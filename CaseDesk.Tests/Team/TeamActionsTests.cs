using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Team;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Team;

/// <summary>Making, changing and disabling users, on both databases.</summary>
public sealed class TeamActionsTests
{
    [Theory, BothDatabases]
    public async Task A_user_is_made_with_its_record_and_without_a_password(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var sofia = await desk.UserAsync(UserRole.Supervisor);

        var done = Assert.IsType<TeamOutcome.Done>(await Team(desk).CreateAsync(" Ana@Example.test ", " Ana de Teste ", UserRole.Attendant, sofia, TestDesk.Cancel));

        await using var db = desk.Db();
        var made = await db.Users.SingleAsync(user => user.Id == done.UserId, TestDesk.Cancel);
        Assert.Equal(("Ana de Teste", "Ana@Example.test", "ANA@EXAMPLE.TEST", UserRole.Attendant, true, null),
            (made.Name, made.Email, made.NormalizedEmail, made.Role, made.IsActive, made.PasswordHash));
        var record = await db.AuditEntries.SingleAsync(TestDesk.Cancel);
        Assert.Equal((sofia.Id, AuditCodes.UserCreated, made.Id, """{"role":"attendant"}"""), (record.UserId, record.Act, record.SubjectId, record.Data));
    }

    [Theory, BothDatabases]
    public async Task An_email_is_given_once_whatever_its_case_and_of_two_at_once_one_gets_it(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);

        string[] spellings = ["ana@example.test", "ANA@EXAMPLE.TEST", "Ana@example.test"];
        var outcomes = await Task.WhenAll(spellings.Select(
            email => Team(desk).CreateAsync(email, "Ana de Teste", UserRole.Closer, admin, TestDesk.Cancel)));

        Assert.Single(outcomes.OfType<TeamOutcome.Done>());
        Assert.Equal(2, outcomes.OfType<TeamOutcome.EmailTaken>().Count());
    }

    [Theory, BothDatabases]
    public async Task Of_two_administrators_who_disable_each_other_at_once_one_stays(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (ana, bruno) = (await desk.UserAsync(UserRole.Admin), await desk.UserAsync(UserRole.Admin));

        var outcomes = await Task.WhenAll(Team(desk).DisableAsync(bruno.Id, ana, TestDesk.Cancel), Team(desk).DisableAsync(ana.Id, bruno, TestDesk.Cancel));

        Assert.Single(outcomes.OfType<TeamOutcome.Done>());
        Assert.Single(outcomes.OfType<TeamOutcome.NotAllowed>());
        await using var db = desk.Db();
        Assert.Equal(1, await db.Users.CountAsync(user => user.IsActive, TestDesk.Cancel));
        var gone = await db.Users.AnyAsync(user => user.Id == ana.Id && user.IsActive, TestDesk.Cancel) ? bruno : ana;
        Assert.IsType<TeamOutcome.NotAllowed>(await Team(desk).CreateAsync("carla@example.test", "Carla", UserRole.Admin, gone, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task What_is_no_email_or_no_name_is_refused_by_field(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);

        foreach (var (email, name, field) in new[]
        {
            ("ana", "Ana", "email"), ("", "Ana", "email"), ($"{new string('a', 250)}@example.test", "Ana", "email"),
            ("ana@example.test", " ", "name"), ("ana@example.test", new string('a', TextBounds.Name + 1), "name"),
        })
        {
            var refused = Assert.IsType<TeamOutcome.Invalid>(await Team(desk).CreateAsync(email, name, UserRole.Closer, admin, TestDesk.Cancel));
            Assert.Equal(field, refused.Field);
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_acts_beyond_his_rights_and_a_refusal_changes_nothing(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var everybody = new List<CurrentUser>();
        foreach (var role in UserRoles.All)
        {
            everybody.Add(await desk.UserAsync(role));
        }

        foreach (var by in everybody)
        {
            foreach (var target in everybody.Where(target => !Permissions.MayManage(by, target.Id, target.Role)))
            {
                var before = await StateAsync(desk, target);
                Assert.IsType<TeamOutcome.NotAllowed>(await Team(desk).DisableAsync(target.Id, by, TestDesk.Cancel));
                Assert.IsType<TeamOutcome.NotAllowed>(await Team(desk).EnableAsync(target.Id, by, TestDesk.Cancel));
                Assert.IsType<TeamOutcome.NotAllowed>(await Team(desk).EndAssignmentsAsync(target.Id, by, TestDesk.Cancel));
                Assert.IsType<TeamOutcome.NotAllowed>(await Team(desk).ChangeRoleAsync(target.Id, UserRole.Closer, by, TestDesk.Cancel));
                Assert.Equal(before, await StateAsync(desk, target));
            }

            foreach (var role in UserRoles.All.Where(role => !Permissions.MayGive(by, role)))
            {
                Assert.IsType<TeamOutcome.NotAllowed>(await Team(desk).CreateAsync("new@example.test", "Novo", role, by, TestDesk.Cancel));
                Assert.IsType<TeamOutcome.NotAllowed>(await Team(desk).ChangeRoleAsync(everybody[^1].Id, role, by, TestDesk.Cancel));
            }
        }

        await using var db = desk.Db();
        Assert.False(await db.AuditEntries.AnyAsync(TestDesk.Cancel));
        Assert.IsType<TeamOutcome.NotFound>(await Team(desk).DisableAsync("nobody", everybody[0], TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task Who_is_disabled_or_gets_another_role_loses_cases_and_sign_ins(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        foreach (var (act, record) in new (Func<string, Task<TeamOutcome>>, string)[]
        {
            (id => Team(desk).DisableAsync(id, admin, TestDesk.Cancel), AuditCodes.UserDisabled),
            (id => Team(desk).ChangeRoleAsync(id, UserRole.Calculator, admin, TestDesk.Cancel), AuditCodes.UserRoleChanged),
        })
        {
            var ana = await desk.UserAsync();
            var stamp = await StampAsync(desk, ana);
            long[] held = [(await desk.TakenAsync(ana)).CaseId, (await desk.TakenAsync(ana)).CaseId];

            var done = Assert.IsType<TeamOutcome.Done>(await act(ana.Id));

            Assert.Equal(2, done.CasesFreed);
            Assert.NotEqual(stamp, await StampAsync(desk, ana));
            foreach (var caseId in held)
            {
                var @case = await desk.ReadCaseAsync(caseId);
                Assert.Equal((CaseStatus.Available, null), (@case.Status, @case.HolderId));
                var ended = Assert.Single(await desk.AssignmentsAsync(caseId));
                Assert.Equal((EndReason.UserDisabled, admin.Id, desk.Now), (ended.EndReason, ended.EndedByUserId, ended.EndedAt));
                Assert.Single(await desk.EventsAsync(caseId), entry => entry.Type == CaseEventTypes.HolderLeft);
            }

            await using var db = desk.Db();
            Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == record && entry.SubjectId == ana.Id && entry.UserId == admin.Id, TestDesk.Cancel));
        }
    }

    [Theory, BothDatabases]
    public async Task Ending_somebodys_assignments_leaves_the_person_and_the_sign_in(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (admin, ana) = (await desk.UserAsync(UserRole.Admin), await desk.UserAsync());
        var stamp = await StampAsync(desk, ana);
        var (caseId, _) = await desk.TakenAsync(ana);

        Assert.Equal(1, Assert.IsType<TeamOutcome.Done>(await Team(desk).EndAssignmentsAsync(ana.Id, admin, TestDesk.Cancel)).CasesFreed);

        Assert.Equal(stamp, await StampAsync(desk, ana));
        Assert.Equal(EndReason.EndedBySupervisor, Assert.Single(await desk.AssignmentsAsync(caseId)).EndReason);
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_disabled_person_takes_nothing_until_enabled_again(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (admin, ana, caseId) = (await desk.UserAsync(UserRole.Admin), await desk.UserAsync(), await desk.CaseAsync());
        await Team(desk).DisableAsync(ana.Id, admin, TestDesk.Cancel);

        Assert.IsType<CaseOutcome.NotAllowed>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));

        await Team(desk).EnableAsync(ana.Id, admin, TestDesk.Cancel);
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_change_leaves_nothing_behind_when_any_of_its_writes_fails(DatabaseProvider provider)
    {
        var fault = new FailingWrite();
        await using var desk = await TestDesk.CreateAsync(provider, configure: builder => builder.AddInterceptors(fault));
        var admin = await desk.UserAsync(UserRole.Admin);
        (string Name, Func<string, Task<TeamOutcome>> Act, int Writes)[] acts =
        [
            ("disable", id => Team(desk).DisableAsync(id, admin, TestDesk.Cancel), 5),
            ("change role", id => Team(desk).ChangeRoleAsync(id, UserRole.Closer, admin, TestDesk.Cancel), 5),
            ("end assignments", id => Team(desk).EndAssignmentsAsync(id, admin, TestDesk.Cancel), 4),
        ];
        foreach (var (name, act, writes) in acts)
        {
            fault.Reset(failAt: 0);
            var ana = await desk.UserAsync();
            await desk.TakenAsync(ana);
            var before = await StateAsync(desk, ana);
            var failures = 0;
            while (true)
            {
                fault.Reset(failAt: failures + 1);
                try
                {
                    Assert.IsType<TeamOutcome.Done>(await act(ana.Id));
                    break;
                }
                catch (Exception error) when (error is WriteFailedException or DbUpdateException)
                {
                    failures++;
                    fault.Reset(failAt: 0);
                    Assert.Equal(before, await StateAsync(desk, ana));
                }
            }

            Assert.True(failures >= 2 && failures <= writes, $"{name} had {failures} writes to fail.");
            Assert.NotEqual(before, await StateAsync(desk, ana));
        }
    }

    [Theory, BothDatabases]
    public async Task The_list_shows_who_is_there_and_takers_are_those_who_can_be_given_a_case(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin, "Alice");
        var (ana, bruno) = (await desk.UserAsync(name: "Ana"), await desk.UserAsync(name: "Bruno"));
        await desk.UserAsync(UserRole.Calculator, "Carla");
        await desk.TakenAsync(ana);
        await Team(desk).DisableAsync(bruno.Id, admin, TestDesk.Cancel);

        var team = await desk.Get<TeamReading>().ListAsync(TestDesk.Cancel);
        var takers = await desk.Get<TeamReading>().TakersAsync(TestDesk.Cancel);

        Assert.Equal([("Alice", true, 0), ("Ana", true, 1), ("Carla", true, 0), ("Bruno", false, 0)], team.Select(person => (person.Name, person.IsActive, person.Held)));
        Assert.Equal(["Alice", "Ana"], takers.Select(person => person.Name));
        desk.Clock.Advance(TimeSpan.FromHours(72));
        Assert.All(await desk.Get<TeamReading>().ListAsync(TestDesk.Cancel), person => Assert.Equal(0, person.Held));
    }

    private static TeamActions Team(TestDesk desk) => desk.Get<TeamActions>();

    private static async Task<string?> StampAsync(TestDesk desk, CurrentUser user)
    {
        await using var db = desk.Db();
        return await db.Users.Where(row => row.Id == user.Id).Select(row => row.SecurityStamp).SingleAsync(TestDesk.Cancel);
    }

    private static async Task<string> StateAsync(TestDesk desk, CurrentUser user)
    {
        await using var db = desk.Db();
        var row = await db.Users.AsNoTracking().SingleAsync(row => row.Id == user.Id, TestDesk.Cancel);
        var cases = await db.Cases.Where(@case => @case.OwnerId == user.Id || @case.TimesTaken > 0).OrderBy(@case => @case.Id)
            .Select(@case => $"{@case.Id} {@case.Status} {@case.HolderId} {@case.AssignmentId}").ToListAsync(TestDesk.Cancel);
        var ended = await db.Assignments.CountAsync(assignment => assignment.EndedAt != null, TestDesk.Cancel);
        var (events, audits) = (await db.CaseEvents.CountAsync(TestDesk.Cancel), await db.AuditEntries.CountAsync(TestDesk.Cancel));
        return $"{row.Role} {row.IsActive} {row.SecurityStamp} {ended} {events} {audits} {string.Join(';', cases)}";
    }
}
