using System.Net;
using System.Text.Json;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Endpoints;

/// <summary>Taking, giving back, renewing and moving a case (api.md, "Cases").</summary>
public sealed class AssignmentApiTests
{
    [Theory, BothDatabases]
    public async Task Taking_a_case_answers_until_when_and_taking_it_again_the_same(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var caseId = await desk.CaseAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var script = await desk.AsAsync(UserRole.Attendant);

        var taken = (await script.PostAsync($"/api/cases/{caseId}/assign")).Is(HttpStatusCode.OK);
        desk.App.Clock.Advance(TimeSpan.FromMinutes(30));
        var again = (await script.PostAsync($"/api/cases/{caseId}/assign")).Is(HttpStatusCode.OK);

        Assert.Equal(
            $$"""{"case_id":{{caseId}},"status":"em_atendimento","assigned_user_id":"{{ana.Id}}","assigned_at":"2025-08-04T12:00:00Z","assignment_expires_at":"2025-08-07T12:00:00Z","assignment_id":1}""",
            taken.Text);
        Assert.Equal(taken.Text, again.Text);
    }

    [Theory, BothDatabases]
    public async Task A_case_that_somebody_holds_is_409_with_the_holder_and_until_when(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, _) = await desk.TakenAsync(ana);

        foreach (var script in new[] { await desk.AsAsync(UserRole.Attendant, "2"), await desk.AsAsync(UserRole.Supervisor) })
        {
            var held = (await script.PostAsync($"/api/cases/{caseId}/assign")).IsConflict("held");
            Assert.Equal((ana.Name, "2025-08-07T12:00:00Z"), (held["holder"].GetString(), held["assignment_expires_at"].GetString()));
        }
    }

    [Theory, BothDatabases]
    public async Task Of_many_who_take_at_once_one_wins_and_the_others_are_told_who(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var caseId = await desk.CaseAsync();
        var scripts = new List<HttpClient>();
        for (var person = 0; person < 8; person++)
        {
            scripts.Add(await desk.AsAsync(UserRole.Attendant, $"{person}"));
        }

        var answers = await Task.WhenAll(scripts.Select(script => script.PostAsync($"/api/cases/{caseId}/assign")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => answer.IsConflict("held"));
    }

    [Fact]
    public async Task A_case_that_is_not_free_is_409_status_a_missing_one_404_and_C_and_F_may_not()
    {
        await using var desk = await ApiDesk.StartAsync();
        var caseId = await desk.CaseAsync();
        var attendant = await desk.AsAsync(UserRole.Attendant);

        (await attendant.PostAsync("/api/cases/999/assign")).IsProblem(HttpStatusCode.NotFound);
        (await (await desk.AsAsync(UserRole.Calculator)).PostAsync($"/api/cases/{caseId}/assign")).IsProblem(HttpStatusCode.Forbidden);
        (await (await desk.AsAsync(UserRole.Closer)).PostAsync($"/api/cases/{caseId}/assign")).IsProblem(HttpStatusCode.Forbidden);
        await (await desk.AsAsync(UserRole.Admin)).PostAsync($"/api/cases/{caseId}/cancel", new { reason = "engano" });
        Assert.Equal("cancelado", (await attendant.PostAsync($"/api/cases/{caseId}/assign")).IsConflict("status")["case_status"].GetString());
    }

    [Theory, BothDatabases]
    public async Task Who_holds_as_many_as_one_may_is_409_limit_for_assign_and_next(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider, new() { ["Assignment:HeldAtOnce"] = "1" });
        await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var caseId = await desk.CaseAsync();
        var script = await desk.AsAsync(UserRole.Attendant);

        Assert.Equal(1, (await script.PostAsync($"/api/cases/{caseId}/assign")).IsConflict("limit")["limit"].GetInt32());
        (await script.PostAsync("/api/cases/next")).IsConflict("limit");
    }

    [Theory, BothDatabases]
    public async Task The_next_case_is_the_one_that_has_waited_longest_and_204_when_there_is_none(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var first = await desk.CaseAsync();
        desk.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await desk.CaseAsync();
        var script = await desk.AsAsync(UserRole.Attendant);

        var taken = (await script.PostAsync("/api/cases/next")).Is(HttpStatusCode.OK);
        Assert.Equal(["case_id", "status", "assigned_user_id", "assigned_at", "assignment_expires_at", "assignment_id", "why"], taken.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal((first, "longest_waiting"), (taken["case_id"].GetInt64(), taken["why"].GetString()));
        Assert.Equal(second, (await script.PostAsync("/api/cases/next", new { }))["case_id"].GetInt64());
        Assert.Equal("", (await script.PostAsync("/api/cases/next", new { })).Is(HttpStatusCode.NoContent).Text);
    }

    [Theory, BothDatabases]
    public async Task The_next_case_can_be_asked_for_by_status_bank_and_search(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var plain = await desk.CaseAsync();
        var banked = await desk.CaseAsync("BRUNO TESTE");
        await desk.LoanAsync(banked, "1234", "BANCO EXEMPLO S.A", 10m);
        var named = await desk.CaseAsync("CARLA EXEMPLO");
        var script = await desk.AsAsync(UserRole.Attendant);

        (await script.PostAsync("/api/cases/next", new { entity = "nobody" })).Is(HttpStatusCode.NoContent);
        (await script.PostAsync("/api/cases/next", new { status = "em_atendimento" })).Is(HttpStatusCode.NoContent);
        (await script.PostAsync("/api/cases/next", new { status = "aberto" })).IsInvalid("status");
        (await script.PostAsync("/api/cases/next", new { q = "an" })).IsInvalid("q");
        Assert.Equal(banked, (await script.PostAsync("/api/cases/next", new { entity = "exemplo" }))["case_id"].GetInt64());
        Assert.Equal(named, (await script.PostAsync("/api/cases/next", new { q = "carla" }))["case_id"].GetInt64());
        Assert.Equal(plain, (await script.PostAsync("/api/cases/next", new { status = "novo" }))["case_id"].GetInt64());
        (await (await desk.AsAsync(UserRole.Calculator)).PostAsync("/api/cases/next")).IsProblem(HttpStatusCode.Forbidden);
    }

    [Theory, BothDatabases]
    public async Task Releasing_puts_the_case_back_with_its_reason(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (caseId, assignmentId) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var script = await desk.AsAsync(UserRole.Attendant);

        var released = (await script.PostAsync($"/api/cases/{caseId}/release", new { reason = "Não atende", assignment_id = assignmentId })).Is(HttpStatusCode.OK);

        Assert.Equal($$"""{"case_id":{{caseId}},"status":"disponivel"}""", released.Text);
        var read = await script.ReadAsync($"/api/cases/{caseId}");
        Assert.Equal("released", read["assignment_history"][0].GetProperty("end_reason").GetString());
        Assert.Equal("Não atende", read["events"][0].GetProperty("data").GetProperty("reason").GetString());
        (await script.PostAsync($"/api/cases/{caseId}/release")).IsConflict("not_held");
        (await script.PostAsync("/api/cases/999/release")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_the_holder_and_those_who_lead_release_and_renew()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, _) = await desk.TakenAsync(ana);
        var other = await desk.AsAsync(UserRole.Attendant, "2");

        Assert.Equal(ana.Name, (await other.PostAsync($"/api/cases/{caseId}/release")).IsProblem(HttpStatusCode.Forbidden)["holder"].GetString());
        (await other.PostAsync($"/api/cases/{caseId}/renew")).IsProblem(HttpStatusCode.Forbidden);
        (await (await desk.AsAsync(UserRole.Supervisor)).PostAsync($"/api/cases/{caseId}/release")).Is(HttpStatusCode.OK);
    }

    [Theory, BothDatabases]
    public async Task After_its_end_an_assignment_can_be_neither_released_nor_renewed_nor_written_under(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var bruno = await desk.PersonAsync(UserRole.Attendant, "2");
        var (caseId, assignmentId) = await desk.TakenAsync(ana);
        desk.App.Clock.Advance(TimeSpan.FromHours(72));
        var script = await desk.App.ScriptAsync(ana);

        (await script.PostAsync($"/api/cases/{caseId}/release")).IsConflict("ended");
        (await script.PostAsync($"/api/cases/{caseId}/renew")).IsConflict("ended");
        (await script.PostAsync($"/api/cases/{caseId}/send-to-calculator")).IsConflict("ended");

        await desk.Actions.AssignAsync(caseId, bruno.AsCurrent(), TestDesk.Cancel);
        foreach (var act in new[] { "release", "renew", "send-to-calculator" })
        {
            Assert.Equal(bruno.Name, (await script.PostAsync($"/api/cases/{caseId}/{act}", new { assignment_id = assignmentId })).IsConflict("ended")["holder"].GetString());
        }

        Assert.Equal(bruno.Name, (await script.PostAsync($"/api/cases/{caseId}/notes", new { text = "Tarde demais.", assignment_id = assignmentId })).IsConflict("ended")["holder"].GetString());
    }

    [Theory, BothDatabases]
    public async Task Renewing_needs_activity_and_is_possible_once(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (caseId, assignmentId) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var script = await desk.AsAsync(UserRole.Attendant);
        desk.App.Clock.Advance(TimeSpan.FromMinutes(50));

        (await script.PostAsync($"/api/cases/{caseId}/renew")).IsConflict("no_activity");
        (await script.PostAsync($"/api/cases/{caseId}/notes", new { text = "Ligou.", assignment_id = assignmentId })).Is(HttpStatusCode.Created);
        var renewed = (await script.PostAsync($"/api/cases/{caseId}/renew")).Is(HttpStatusCode.OK);
        Assert.Equal(("2025-08-04T12:00:00Z", "2025-08-07T12:50:00Z", assignmentId), (
            renewed["assigned_at"].GetString(), renewed["assignment_expires_at"].GetString(), renewed["assignment_id"].GetInt64()));
        (await script.PostAsync($"/api/cases/{caseId}/renew")).IsConflict("no_renewal_left");
        (await script.PostAsync("/api/cases/999/renew")).IsProblem(HttpStatusCode.NotFound);
        (await script.PostAsync($"/api/cases/{await desk.CaseAsync()}/renew")).IsConflict("not_held");
    }

    [Theory, BothDatabases]
    public async Task A_supervisor_gives_a_case_to_somebody_else(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var bruno = await desk.PersonAsync(UserRole.Attendant, "2");
        var (held, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var free = await desk.CaseAsync();
        var supervisor = await desk.AsAsync(UserRole.Supervisor);

        foreach (var caseId in new[] { held, free })
        {
            var given = (await supervisor.PatchAsync($"/api/cases/{caseId}/assignee", new { user_id = bruno.Id, reason = "férias" })).Is(HttpStatusCode.OK);
            Assert.Equal(("em_atendimento", bruno.Id, bruno.Id), (given["status"].GetString(), given["assigned_user_id"].GetString(), given["owner_user_id"].GetString()));
        }

        (await supervisor.PostAsync($"/api/cases/{held}/send-to-calculator")).Is(HttpStatusCode.OK);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var waiting = (await supervisor.PatchAsync($"/api/cases/{held}/assignee", new { user_id = ana.Id })).Is(HttpStatusCode.OK);
        Assert.Equal((JsonValueKind.Null, ana.Id), (waiting["assigned_user_id"].ValueKind, waiting["owner_user_id"].GetString()));
    }

    [Fact]
    public async Task A_case_is_given_only_to_somebody_who_can_work_on_it_and_only_by_those_who_lead()
    {
        await using var desk = await ApiDesk.StartAsync();
        var caseId = await desk.CaseAsync();
        var supervisor = await desk.AsAsync(UserRole.Supervisor);
        var path = $"/api/cases/{caseId}/assignee";

        (await supervisor.PatchAsync(path, new { })).IsInvalid("user_id");
        (await supervisor.PatchAsync(path, new { user_id = "nobody" })).IsInvalid("user_id");
        (await supervisor.PatchAsync(path, new { user_id = (await desk.PersonAsync(UserRole.Calculator)).Id })).IsInvalid("user_id");
        (await supervisor.PatchAsync("/api/cases/999/assignee", new { user_id = "nobody" })).IsProblem(HttpStatusCode.NotFound);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        (await (await desk.AsAsync(UserRole.Attendant)).PatchAsync(path, new { user_id = ana.Id })).IsProblem(HttpStatusCode.Forbidden);
        await supervisor.PostAsync($"/api/cases/{caseId}/cancel", new { reason = "engano" });
        (await supervisor.PatchAsync(path, new { user_id = ana.Id })).IsConflict("status");
    }

    [Theory, BothDatabases]
    public async Task A_supervisor_moves_the_end_of_an_assignment_and_a_past_moment_ends_it(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var supervisor = await desk.AsAsync(UserRole.Supervisor);
        var path = $"/api/cases/{caseId}/expiry";

        var moved = (await supervisor.PatchAsync(path, new { assignment_expires_at = "2025-08-10T09:00:00-03:00", reason = "feriado" })).Is(HttpStatusCode.OK);
        Assert.Equal("2025-08-10T12:00:00Z", moved["assignment_expires_at"].GetString());
        (await supervisor.PatchAsync(path, new { assignment_expires_at = "2026-09-01T00:00:00Z" })).IsInvalid("assignment_expires_at");
        (await supervisor.PatchAsync(path, new { })).IsInvalid("assignment_expires_at");
        (await (await desk.AsAsync(UserRole.Attendant)).PatchAsync(path, new { assignment_expires_at = "2025-08-20T12:00:00Z" })).IsProblem(HttpStatusCode.Forbidden);

        var ended = (await supervisor.PatchAsync(path, new { assignment_expires_at = "2025-08-04T11:00:00Z" })).Is(HttpStatusCode.OK);
        Assert.Equal(("disponivel", "ended_by_supervisor", "2025-08-04T12:00:00Z"), (
            ended["status"].GetString(), ended["assignment_history"][0].GetProperty("end_reason").GetString(), ended["assignment_history"][0].GetProperty("ended_at").GetString()));
        (await supervisor.PatchAsync(path, new { assignment_expires_at = "2025-08-20T12:00:00Z" })).IsConflict("not_held");
        (await supervisor.PatchAsync("/api/cases/999/expiry", new { assignment_expires_at = "2025-08-20T12:00:00Z" })).IsProblem(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task Checking_the_expiry_returns_the_case_once_and_is_harmless_to_repeat(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var supervisor = await desk.PersonAsync(UserRole.Supervisor);
        var path = $"/api/cases/{caseId}/check-expiry";

        Assert.Equal(
            $$"""{"case_id":{{caseId}},"is_expired":false,"assignment_expires_at":"2025-08-07T12:00:00Z","was_released":false}""",
            (await (await desk.AsAsync(UserRole.Supervisor)).PostAsync(path)).Is(HttpStatusCode.OK).Text);
        (await (await desk.AsAsync(UserRole.Attendant)).PostAsync(path)).IsProblem(HttpStatusCode.Forbidden);

        desk.App.Clock.Advance(TimeSpan.FromHours(72));
        using var script = await desk.App.ScriptAsync(supervisor);
        Assert.Equal(
            $$"""{"case_id":{{caseId}},"is_expired":true,"assignment_expires_at":"2025-08-07T12:00:00Z","was_released":true}""",
            (await script.PostAsync(path)).Is(HttpStatusCode.OK).Text);
        Assert.Equal(
            $$"""{"case_id":{{caseId}},"is_expired":false,"assignment_expires_at":null,"was_released":false}""",
            (await script.PostAsync(path)).Is(HttpStatusCode.OK).Text);
        (await script.PostAsync("/api/cases/999/check-expiry")).IsProblem(HttpStatusCode.NotFound);
        await using var db = desk.App.Db();
        Assert.Equal(1, await db.CaseEvents.CountAsync(entry => entry.Type == CaseEventTypes.Expired, TestDesk.Cancel));
    }
}
