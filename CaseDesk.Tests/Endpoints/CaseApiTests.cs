using System.Net;
using System.Text.Json;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Endpoints;

/// <summary>Cases as they are listed, read and opened (api.md, "Objects" and "Cases").</summary>
public sealed class CaseApiTests
{
    [Theory, BothDatabases]
    public async Task A_free_case_reads_literally_as_the_API_promises(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var caseId = await desk.CaseAsync();
        await desk.LoanAsync(caseId, "1234", "BANCO EXEMPLO S.A", 558.9m);

        var list = (await (await desk.AsAsync(UserRole.Attendant)).ReadAsync("/api/cases")).Is(HttpStatusCode.OK);

        Assert.Equal("""
            {"items":[{"id":1,"status":"disponivel","is_new":true,"client":{"id":1,"name":"ANA EXEMPLO DA SILVA","cpf":"***.000.001-**","matricula":"900001-1"},"entity":"BANCO EXEMPLO S.A","reference":"07/2025","loans":1,"loans_amount":558.90,"assigned_user_id":null,"assigned_user_name":null,"assigned_at":null,"assignment_expires_at":null,"assignment_id":null,"owner_user_id":null,"owner_user_name":null,"created_at":"2025-08-04T12:00:00Z","updated_at":"2025-08-04T12:00:00Z"}],"total":1,"page":1,"page_size":20}
            """, list.Text);
    }

    [Theory, BothDatabases]
    public async Task A_held_case_reads_literally_as_the_API_promises(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, assignmentId) = await desk.TakenAsync(ana);
        await desk.LoanAsync(caseId, "1234", "BANCO EXEMPLO S.A", 558m);
        await using (var db = desk.App.Db())
        {
            db.Phones.Add(new(1, "11988887777", "import 12", isPrimary: true, desk.Now));
            await db.SaveChangesAsync(TestDesk.Cancel);
        }

        var script = await desk.AsAsync(UserRole.Attendant);
        await script.PostAsync($"/api/cases/{caseId}/notes", new { text = "Pediu para ligar depois." });
        var read = (await script.ReadAsync($"/api/cases/{caseId}")).Is(HttpStatusCode.OK);

        Assert.Equal(
            ["id", "status", "is_new", "client", "entity", "reference", "loans", "loans_amount", "assigned_user_id", "assigned_user_name", "assigned_at",
                "assignment_expires_at", "assignment_id", "owner_user_id", "owner_user_name", "created_at", "updated_at", "enrollments", "payroll_lines", "phones",
                "notes", "simulations", "earlier_cases", "actions", "assignment_history", "events"],
            read.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("em_atendimento", false, ana.Id, ana.Name, assignmentId), (
            read["status"].GetString(), read["is_new"].GetBoolean(), read["assigned_user_id"].GetString(), read["assigned_user_name"].GetString(), read["assignment_id"].GetInt64()));
        Assert.Equal(("2025-08-04T12:00:00Z", "2025-08-07T12:00:00Z"), (read["assigned_at"].GetString(), read["assignment_expires_at"].GetString()));
        Assert.Equal($"{{\"id\":1,\"name\":\"ANA EXEMPLO DA SILVA\",\"cpf\":\"{InventedCpf.Number(1)}\",\"matricula\":\"900001-1\"}}", read["client"].GetRawText());
        Same(read["enrollments"], """[{"id":1,"number":"900001-1","department_code":"028","department_name":"SECRETARIA DE EXEMPLO","position":"3-AGENTE"}]""");
        Same(read["payroll_lines"], """
            [{"enrollment_id":1,"entity":"BANCO EXEMPLO S.A","fin":"0012","reference":"07/2025","status":"1","total_installments":96,"paid_installments":12,"amount":558.00,"balance":null}]
            """);
        Same(read["phones"], """[{"id":1,"number":"(11) 98888-7777","is_primary":true,"source":"import 12","last_result":null}]""");
        Same(read["notes"], $$"""[{"id":1,"text":"Pediu para ligar depois.","at":"2025-08-04T12:00:00Z","by_user_id":"{{ana.Id}}","by_name":"{{ana.Name}}"}]""");
        Same(read["assignment_history"], $$"""
            [{"assignment_id":{{assignmentId}},"user_id":"{{ana.Id}}","user_name":"{{ana.Name}}","taken_at":"2025-08-04T12:00:00Z","expires_at":"2025-08-07T12:00:00Z","renewals":0,"ended_at":null,"end_reason":null,"ended_by":null,"had_activity":true}]
            """);
        Same(read["events"][1], $$$"""{"id":1,"type":"case.assigned","at":"2025-08-04T12:00:00Z","by_user_id":"{{{ana.Id}}}","by_name":"{{{ana.Name}}}","data":{"until":"2025-08-07T12:00:00Z"}}""");
        Same(read["events"][0].GetProperty("data"), "{}");
        Same(read["simulations"], "[]");
    }

    [Fact]
    public async Task The_actions_of_a_case_are_named_as_their_routes_and_say_why_not()
    {
        await using var desk = await ApiDesk.StartAsync();
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var read = await (await desk.AsAsync(UserRole.Attendant)).ReadAsync($"/api/cases/{caseId}");

        var actions = read["actions"].EnumerateArray().ToDictionary(action => action.GetProperty("action").GetString()!, action => action);
        Assert.Equal(["assign", "send-to-calculator", "approve", "reject", "release", "renew", "assignee", "expiry", "cancel", "override"], actions.Keys);
        Assert.Equal("""{"action":"release","allowed":true,"why_not":null}""", actions["release"].GetRawText());
        Assert.Equal("""{"action":"renew","allowed":false,"why_not":"no_activity"}""", actions["renew"].GetRawText());
        Assert.Equal("""{"action":"cancel","allowed":false,"why_not":"not_allowed"}""", actions["cancel"].GetRawText());

        await desk.Actions.RunAsync(caseId, new(CaseAction.SendToCalculator), (await desk.PersonAsync(UserRole.Admin)).AsCurrent(), TestDesk.Cancel);
        var sent = await (await desk.AsAsync(UserRole.Supervisor)).ReadAsync($"/api/cases/{caseId}");
        Assert.Contains("""{"action":"assignee","allowed":true,"why_not":null}""", sent.Text, StringComparison.Ordinal);
        Assert.Contains("""{"action":"assign","allowed":false,"why_not":"status"}""", sent.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_second_its_time_is_over_a_case_reads_free_and_without_holder_swept_or_not(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        var script = await desk.AsAsync(UserRole.Supervisor);
        desk.App.Clock.Advance(TimeSpan.FromHours(72));
        script = await desk.App.ScriptAsync(await desk.PersonAsync(UserRole.Supervisor));

        var unswept = await script.ReadAsync($"/api/cases/{caseId}");
        var counted = await script.ReadAsync("/api/cases?status=disponivel");
        await desk.SweepAsync();
        var swept = await script.ReadAsync($"/api/cases/{caseId}");

        foreach (var read in new[] { unswept, swept })
        {
            Assert.Equal("disponivel", read["status"].GetString());
            foreach (var field in new[] { "assigned_user_id", "assigned_user_name", "assigned_at", "assignment_expires_at", "assignment_id", "owner_user_id", "owner_user_name" })
            {
                Assert.Equal(JsonValueKind.Null, read[field].ValueKind);
            }

            var row = read["assignment_history"][0];
            Assert.Equal(("expired", "2025-08-07T12:00:00Z", JsonValueKind.Null), (
                row.GetProperty("end_reason").GetString(), row.GetProperty("ended_at").GetString(), row.GetProperty("ended_by").ValueKind));
        }

        Assert.Equal(1, counted["total"].GetInt32());
    }

    [Theory, BothDatabases]
    public async Task Every_filter_of_the_list_finds_what_it_names(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var free = await desk.CaseAsync("BRUNO TESTE");
        var (held, _) = await desk.TakenAsync(ana);
        var sent = await SentAsync(desk, ana);
        var cancelled = await desk.CaseAsync("CARLA EXEMPLO");
        await desk.Actions.RunAsync(cancelled, new(CaseAction.Cancel) { Reason = "engano" }, (await desk.PersonAsync(UserRole.Admin)).AsCurrent(), TestDesk.Cancel);
        await desk.LoanAsync(free, "1234", "BANCO ITAÚ EXEMPLO", 10m);
        await desk.LoanAsync(held, "777", "Banco Teste", 10m);
        var admin = await desk.AsAsync(UserRole.Admin);

        foreach (var (query, expected) in new (string, long[])[]
        {
            ("", [free, held, sent, cancelled]),
            ("status=disponivel", [free]), ("status=novo", [free]), ("status=em_atendimento&status=cancelado", [held, cancelled]),
            ("assigned=true", [held]), ("assigned=false", [free, sent, cancelled]),
            ("q=bruno", [free]), ($"q=%23{held}", [held]),
            ("entity=itau", [free]), ("entity=Ita%C3%BA", [free]), ("entity=1234", [free]), ("entity=banco", [free, held]), ("entity=nobody", []),
            ("entity=banco&status=em_atendimento", [held]),
        })
        {
            var found = (await admin.ReadAsync($"/api/cases?{query}")).Is(HttpStatusCode.OK);
            Assert.Equal(expected.Order(), Ids(found).Order());
            Assert.Equal(expected.Length, found["total"].GetInt32());
        }

        Assert.Equal([held, sent], Ids(await (await desk.AsAsync(UserRole.Attendant)).ReadAsync("/api/cases?mine=true")).Order());
    }

    [Theory, BothDatabases]
    public async Task Every_order_of_the_list_is_kept_across_pages(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (first, second, third) = (await CaseAtAsync(desk, 2), await CaseAtAsync(desk, 3), await CaseAtAsync(desk, 1));
        await desk.Actions.AssignAsync(second, ana.AsCurrent(), TestDesk.Cancel);
        var admin = await desk.AsAsync(UserRole.Admin);

        foreach (var (order, expected) in new (string, long[])[]
        {
            ("queue", [first, third]), ("created", [first, second, third]), ("-created", [third, second, first]),
            ("expires", [second, first, third]), ("loans", [third, first, second]), ("-loans", [second, first, third]),
        })
        {
            var status = order == "queue" ? "&status=disponivel" : "";
            Assert.Equal(expected, Ids(await admin.ReadAsync($"/api/cases?order={order}{status}")));
            Assert.Equal(expected[1], Ids(await admin.ReadAsync($"/api/cases?order={order}{status}&page=2&page_size=1")).Single());
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_not_visible_to_the_caller_is_404_and_not_in_the_list(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));

        foreach (var (role, name) in new[] { (UserRole.Attendant, "2"), (UserRole.Calculator, ""), (UserRole.Closer, "") })
        {
            var script = await desk.AsAsync(role, name);
            (await script.ReadAsync($"/api/cases/{caseId}")).IsProblem(HttpStatusCode.NotFound);
            (await script.ReadAsync($"/api/cases/{caseId}/notes")).IsProblem(HttpStatusCode.NotFound);
            (await script.PostAsync($"/api/cases/{caseId}/notes", new { text = "x" })).IsProblem(HttpStatusCode.NotFound);
            Assert.Equal(0, (await script.ReadAsync("/api/cases"))["total"].GetInt32());
        }

        (await (await desk.AsAsync(UserRole.Supervisor)).ReadAsync($"/api/cases/{caseId}")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task CPF_phones_and_bank_data_are_whole_only_for_those_entitled()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var sent = await SentAsync(desk, ana);
        var free = await desk.CaseAsync();
        await using (var db = desk.App.Db())
        {
            var client = await db.Clients.SingleAsync(row => row.Id == 1, TestDesk.Cancel);
            client.SetBankData("999", "0001", "12345-6", desk.Now);
            db.Phones.Add(new(1, "11988887777", "person", isPrimary: true, desk.Now));
            db.Phones.Add(new(2, "11988887777", "person", isPrimary: true, desk.Now));
            await db.SaveChangesAsync(TestDesk.Cancel);
        }

        foreach (var role in new[] { UserRole.Admin, UserRole.Supervisor, UserRole.Attendant, UserRole.Calculator })
        {
            var read = await (await desk.AsAsync(role)).ReadAsync($"/api/cases/{sent}");
            Assert.Equal(InventedCpf.Number(1), read["client"].GetProperty("cpf").GetString());
            Assert.Equal("(11) 98888-7777", read["phones"][0].GetProperty("number").GetString());
        }

        var masked = await (await desk.AsAsync(UserRole.Attendant)).ReadAsync($"/api/cases/{free}");
        Assert.Equal("***.000.002-**", masked["client"].GetProperty("cpf").GetString());
        Assert.DoesNotContain("98888", masked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(InventedCpf.Number(2), masked.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_case_is_opened_once_for_a_client_and_shows_the_earlier_ones(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var clientId = await desk.ClientAsync();
        var attendant = await desk.AsAsync(UserRole.Attendant);
        var admin = await desk.AsAsync(UserRole.Admin);

        var first = (await attendant.PostAsync("/api/cases", new { client_id = clientId })).Is(HttpStatusCode.Created);
        var firstId = first["id"].GetInt64();
        Assert.Equal($"/api/cases/{firstId}", first.Location!.ToString());
        Assert.Equal(("disponivel", "case.created"), (first["status"].GetString(), first["events"][0].GetProperty("type").GetString()));
        Assert.Equal(firstId, (await attendant.PostAsync("/api/cases", new { client_id = clientId })).IsConflict("open_case")["case_id"].GetInt64());

        await admin.PostAsync($"/api/cases/{firstId}/cancel", new { reason = "engano" });
        var second = (await attendant.PostAsync("/api/cases", new { client_id = clientId })).Is(HttpStatusCode.Created);
        var earlier = Assert.Single(second["earlier_cases"].EnumerateArray());
        Assert.Equal((firstId, "cancelado", "2025-08-04T12:00:00Z"), (earlier.GetProperty("id").GetInt64(), earlier.GetProperty("status").GetString(), earlier.GetProperty("ended_at").GetString()));

        await admin.PostAsync($"/api/cases/{second["id"].GetInt64()}/cancel", new { reason = "engano" });
        (await admin.PostAsync($"/api/cases/{firstId}/override", new { status = "disponivel", reason = "volta" })).Is(HttpStatusCode.OK);
        Assert.Equal(firstId, (await attendant.PostAsync("/api/cases", new { client_id = clientId })).IsConflict("open_case")["case_id"].GetInt64());
    }

    [Fact]
    public async Task A_case_is_not_opened_for_nobody_nor_by_calculator_and_closer()
    {
        await using var desk = await ApiDesk.StartAsync();
        var clientId = await desk.ClientAsync();

        (await (await desk.AsAsync(UserRole.Admin)).PostAsync("/api/cases", new { client_id = 999 })).IsInvalid("client_id");
        (await (await desk.AsAsync(UserRole.Calculator)).PostAsync("/api/cases", new { client_id = clientId })).IsProblem(HttpStatusCode.Forbidden);
        (await (await desk.AsAsync(UserRole.Closer)).PostAsync("/api/cases", new { client_id = clientId })).IsProblem(HttpStatusCode.Forbidden);
    }

    private static void Same(JsonElement found, string expected) => Assert.Equal(expected.Trim(), found.GetRawText());

    private static IEnumerable<long> Ids(ApiAnswer list) => list["items"].EnumerateArray().Select(item => item.GetProperty("id").GetInt64());

    private static async Task<long> SentAsync(ApiDesk desk, AppUser holder)
    {
        var (caseId, _) = await desk.TakenAsync(holder);
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, new(CaseAction.SendToCalculator), holder.AsCurrent(), TestDesk.Cancel));
        return caseId;
    }

    /// <summary>Each a minute after the one before, with so many loans.</summary>
    private static async Task<long> CaseAtAsync(ApiDesk desk, int loans)
    {
        desk.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var caseId = await desk.CaseAsync();
        await using var db = desk.App.Db();
        await db.Cases.Where(row => row.Id == caseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Loans, loans), TestDesk.Cancel);
        return caseId;
    }
}
