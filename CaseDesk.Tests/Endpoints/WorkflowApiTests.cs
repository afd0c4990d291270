using System.Net;
using System.Text.Json;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Endpoints;

/// <summary>What is done to a case besides holding it: the calculator's decisions, cancelling, overriding, notes (api.md, "Cases").</summary>
public sealed class WorkflowApiTests
{
    [Theory, BothDatabases]
    public async Task A_calculation_is_sent_approved_and_comes_back_to_the_owner(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, assignmentId) = await desk.TakenAsync(ana);

        var sent = (await (await desk.AsAsync(UserRole.Attendant)).PostAsync($"/api/cases/{caseId}/send-to-calculator", new { assignment_id = assignmentId })).Is(HttpStatusCode.OK);
        Assert.Equal(("calculista_pendente", JsonValueKind.Null, ana.Id, "sent_to_calculator"), (
            sent["status"].GetString(), sent["assigned_user_id"].ValueKind, sent["owner_user_id"].GetString(), sent["assignment_history"][0].GetProperty("end_reason").GetString()));

        var approved = (await (await desk.AsAsync(UserRole.Calculator)).PostAsync($"/api/cases/{caseId}/approve")).Is(HttpStatusCode.OK);
        Assert.Equal(("calculo_aprovado", ana.Id), (approved["status"].GetString(), approved["assigned_user_id"].GetString()));
        Assert.NotEqual(assignmentId, approved["assignment_id"].GetInt64());
    }

    [Theory, BothDatabases]
    public async Task A_calculation_is_rejected_with_a_reason_only(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        await (await desk.AsAsync(UserRole.Attendant)).PostAsync($"/api/cases/{caseId}/send-to-calculator");
        var calculator = await desk.AsAsync(UserRole.Calculator);

        (await calculator.PostAsync($"/api/cases/{caseId}/reject")).IsInvalid("reason");
        (await calculator.PostAsync($"/api/cases/{caseId}/reject", new { reason = "  " })).IsInvalid("reason");
        var rejected = (await calculator.PostAsync($"/api/cases/{caseId}/reject", new { reason = "Sem margem" })).Is(HttpStatusCode.OK);
        Assert.Equal("calculo_rejeitado", rejected["status"].GetString());
        Assert.Equal("Sem margem", rejected["events"][0].GetProperty("data").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Each_action_is_403_for_those_who_may_never_and_409_status_where_the_case_stands_elsewhere()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, _) = await desk.TakenAsync(ana);
        var attendant = await desk.AsAsync(UserRole.Attendant);
        var calculator = await desk.AsAsync(UserRole.Calculator);
        var supervisor = await desk.AsAsync(UserRole.Supervisor);
        var other = await desk.AsAsync(UserRole.Attendant, "2");

        (await other.PostAsync($"/api/cases/{caseId}/send-to-calculator")).IsProblem(HttpStatusCode.Forbidden);
        (await calculator.PostAsync($"/api/cases/{caseId}/send-to-calculator")).IsProblem(HttpStatusCode.Forbidden);
        (await attendant.PostAsync($"/api/cases/{caseId}/approve")).IsProblem(HttpStatusCode.Forbidden);
        (await attendant.PostAsync($"/api/cases/{caseId}/cancel", new { reason = "x" })).IsProblem(HttpStatusCode.Forbidden);
        (await supervisor.PostAsync($"/api/cases/{caseId}/override", new { status = "encerrado", reason = "x" })).IsProblem(HttpStatusCode.Forbidden);
        Assert.Equal("em_atendimento", (await calculator.PostAsync($"/api/cases/{caseId}/approve")).IsConflict("status")["case_status"].GetString());
        (await supervisor.PostAsync($"/api/cases/{caseId}/reject", new { reason = "x" })).IsConflict("status");
        (await attendant.PostAsync($"/api/cases/{caseId}/send-to-calculator")).Is(HttpStatusCode.OK);
        (await attendant.PostAsync($"/api/cases/{caseId}/send-to-calculator")).IsConflict("status");
        foreach (var act in new[] { "send-to-calculator", "approve", "reject", "cancel" })
        {
            (await supervisor.PostAsync($"/api/cases/999/{act}", new { reason = "x" })).IsProblem(HttpStatusCode.NotFound);
        }
    }

    [Theory, BothDatabases]
    public async Task A_case_is_cancelled_with_a_reason_only(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var supervisor = await desk.AsAsync(UserRole.Supervisor);

        (await supervisor.PostAsync($"/api/cases/{caseId}/cancel")).IsInvalid("reason");
        var cancelled = (await supervisor.PostAsync($"/api/cases/{caseId}/cancel", new { reason = "Faleceu" })).Is(HttpStatusCode.OK);
        Assert.Equal(("cancelado", "cancelled"), (cancelled["status"].GetString(), cancelled["assignment_history"][0].GetProperty("end_reason").GetString()));
        (await supervisor.PostAsync($"/api/cases/{caseId}/cancel", new { reason = "x" })).IsConflict("status");
    }

    [Theory, BothDatabases]
    public async Task An_admin_overrides_a_status_and_the_timeline_says_from_where_to_where_and_why(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var caseId = await desk.CaseAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        var path = $"/api/cases/{caseId}/override";

        (await admin.PostAsync(path, new { reason = "x" })).IsInvalid("status");
        (await admin.PostAsync(path, new { status = "aberto", reason = "x" })).IsInvalid("status");
        (await admin.PostAsync(path, new { status = "encerrado" })).IsInvalid("reason");
        (await admin.PostAsync(path, new { status = "em_atendimento", reason = "x" })).IsInvalid("user_id");
        (await admin.PostAsync("/api/cases/999/override", new { status = "encerrado", reason = "x" })).IsProblem(HttpStatusCode.NotFound);

        var put = (await admin.PostAsync(path, new { status = "calculo_aprovado", user_id = ana.Id, reason = "sistema antigo" })).Is(HttpStatusCode.OK);
        Assert.Equal(("calculo_aprovado", ana.Id), (put["status"].GetString(), put["assigned_user_id"].GetString()));
        var data = put["events"][0].GetProperty("data");
        Assert.Equal(("disponivel", "calculo_aprovado", "sistema antigo"), (data.GetProperty("from").GetString(), data.GetProperty("to").GetString(), data.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_finished_case_is_not_reopened_beside_another_open_one()
    {
        await using var desk = await ApiDesk.StartAsync();
        var clientId = await desk.ClientAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        var first = (await admin.PostAsync("/api/cases", new { client_id = clientId }))["id"].GetInt64();
        await admin.PostAsync($"/api/cases/{first}/cancel", new { reason = "x" });
        var second = (await admin.PostAsync("/api/cases", new { client_id = clientId }))["id"].GetInt64();

        var refused = (await admin.PostAsync($"/api/cases/{first}/override", new { status = "disponivel", reason = "volta" })).IsConflict("open_case");

        Assert.Equal(second, refused["case_id"].GetInt64());
    }

    [Theory, BothDatabases]
    public async Task Notes_are_written_by_those_who_work_on_a_case_and_listed_newest_first(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, assignmentId) = await desk.TakenAsync(ana);
        var attendant = await desk.AsAsync(UserRole.Attendant);
        var path = $"/api/cases/{caseId}/notes";

        var first = (await attendant.PostAsync(path, new { text = " Ligou. ", assignment_id = assignmentId })).Is(HttpStatusCode.Created);
        Assert.Equal($$"""{"id":1,"text":"Ligou.","at":"2025-08-04T12:00:00Z","by_user_id":"{{ana.Id}}","by_name":"{{ana.Name}}"}""", first.Text);
        (await (await desk.AsAsync(UserRole.Supervisor)).PostAsync(path, new { text = "Insista." })).Is(HttpStatusCode.Created);

        var list = (await attendant.ReadAsync(path)).Is(HttpStatusCode.OK);
        Assert.Equal((2, 1, 20), (list["total"].GetInt32(), list["page"].GetInt32(), list["page_size"].GetInt32()));
        Assert.Equal(["Insista.", "Ligou."], list["items"].EnumerateArray().Select(note => note.GetProperty("text").GetString()));
        Assert.Equal(1, (await attendant.ReadAsync($"{path}?page=2&page_size=1"))["items"][0].GetProperty("id").GetInt64());
        (await attendant.ReadAsync($"{path}?page_size=0")).IsInvalid("page_size");
    }

    [Fact]
    public async Task A_note_is_refused_when_it_is_empty_or_too_long_or_not_ones_to_write()
    {
        await using var desk = await ApiDesk.StartAsync();
        var (held, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var free = await desk.CaseAsync();
        var attendant = await desk.AsAsync(UserRole.Attendant);

        (await attendant.PostAsync($"/api/cases/{held}/notes", new { })).IsInvalid("text");
        (await attendant.PostAsync($"/api/cases/{held}/notes", new { text = "  " })).IsInvalid("text");
        (await attendant.PostAsync($"/api/cases/{held}/notes", new { text = new string('x', 10_001) })).IsInvalid("text");
        (await attendant.PostAsync($"/api/cases/{free}/notes", new { text = "Quero." })).IsProblem(HttpStatusCode.Forbidden);
        (await attendant.PostAsync("/api/cases/999/notes", new { text = "x" })).IsProblem(HttpStatusCode.NotFound);
        (await attendant.ReadAsync("/api/cases/999/notes")).IsProblem(HttpStatusCode.NotFound);
    }
}
