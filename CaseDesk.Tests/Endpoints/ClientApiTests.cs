using System.Net;
using System.Text.Json;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Endpoints;

/// <summary>Clients (api.md, "Clients").</summary>
public sealed class ClientApiTests
{
    [Theory, BothDatabases]
    public async Task A_client_is_listed_literally_as_the_API_promises(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var caseId = await desk.CaseAsync();
        await desk.LoanAsync(caseId, "1234", "BANCO EXEMPLO S.A", 558.94m, "900001-1");
        await desk.LoanAsync(caseId, "1234", "BANCO EXEMPLO S.A", 10m, "900002-X");

        var list = (await (await desk.AsAsync(UserRole.Admin)).ReadAsync("/api/clients")).Is(HttpStatusCode.OK);

        Assert.Equal($$"""
            {"items":[{"id":1,"cpf":"{{InventedCpf.Number(1)}}","nome":"ANA EXEMPLO DA SILVA","matricula":"900002-X","matriculas":["900002-X","900001-1"],"orgao":"SECRETARIA DE EXEMPLO","contratos":2,"casos":1,"open_case_id":{{caseId}},"created_at":"2025-08-04T12:00:00Z"}],"total":1,"page":1,"page_size":20}
            """, list.Text);
    }

    [Theory, BothDatabases]
    public async Task A_client_is_read_with_all_that_belongs_to_him(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var caseId = await desk.CaseAsync();
        await desk.LoanAsync(caseId, "1234", "BANCO EXEMPLO S.A", 558.9m);
        await using (var db = desk.App.Db())
        {
            db.Phones.Add(new(1, "11988887777", "person", isPrimary: true, desk.Now));
            db.Addresses.Add(new Address(1, "01001000", "RUA DE EXEMPLO", "10", null, "CENTRO", "SAO PAULO", "SP", isPrimary: true, "person"));
            await db.SaveChangesAsync(TestDesk.Cancel);
        }

        var read = (await (await desk.AsAsync(UserRole.Supervisor)).ReadAsync("/api/clients/1")).Is(HttpStatusCode.OK);

        Assert.Equal(InventedCpf.Number(1), read["cpf"].GetString());
        Same(read["enrollments"], """[{"id":1,"number":"900001-1","department_code":"028","department_name":"SECRETARIA DE EXEMPLO","position":"3-AGENTE"}]""");
        Same(read["phones"], """[{"id":1,"number":"(11) 98888-7777","is_primary":true,"source":"person","last_result":null}]""");
        Same(read["addresses"], """
            [{"postal_code":"01001000","street":"RUA DE EXEMPLO","number":"10","complement":null,"district":"CENTRO","city":"SAO PAULO","state":"SP","is_primary":true}]
            """);
        Same(read["payroll_lines"], """
            [{"enrollment_id":1,"entity":"BANCO EXEMPLO S.A","fin":"0012","reference":"07/2025","status":"1","total_installments":96,"paid_installments":12,"amount":558.90,"balance":null}]
            """);
        Same(read["cases"], $$"""[{"id":{{caseId}},"status":"disponivel","created_at":"2025-08-04T12:00:00Z","ended_at":null}]""");
    }

    [Theory, BothDatabases]
    public async Task Clients_are_found_by_text_bank_and_status_for_every_role(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.CaseAsync();
        var bruno = await desk.CaseAsync("BRUNO TESTE");
        var (held, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
        await desk.ClientAsync("SEM CASO");
        await desk.LoanAsync(ana, "1234", "BANCO ITAÚ EXEMPLO", 10m);
        await desk.LoanAsync(bruno, "777", "Banco Teste", 10m);

        foreach (var role in UserRoles.All)
        {
            var script = await desk.AsAsync(role);
            foreach (var (query, expected) in new (string, int)[]
            {
                ("", 4), ("q=bruno", 1), ($"q={InventedCpf.Number(1)}", 1), ("bank=itau", 1), ("bank=1234", 1), ("bank=banco", 2), ("bank=nobody", 0),
                ("status=disponivel", 2), ("status=novo", 2), ("status=em_atendimento", 1), ("page=2&page_size=3", 4),
            })
            {
                Assert.Equal(expected, (await script.ReadAsync($"/api/clients?{query}")).Is(HttpStatusCode.OK)["total"].GetInt32());
            }
        }

        Assert.Single((await (await desk.AsAsync(UserRole.Admin)).ReadAsync("/api/clients?page=2&page_size=3"))["items"].EnumerateArray());
        (await (await desk.AsAsync(UserRole.Admin)).ReadAsync("/api/clients?q=12")).IsInvalid("q");
        desk.App.Clock.Advance(TimeSpan.FromHours(72));
        using var later = await desk.App.ScriptAsync(await desk.PersonAsync(UserRole.Admin));
        Assert.Equal(3, (await later.ReadAsync("/api/clients?status=disponivel"))["total"].GetInt32());
        Assert.Equal("disponivel", (await later.ReadAsync($"/api/clients/{held}"))["cases"][0].GetProperty("status").GetString());
    }

    [Theory, BothDatabases]
    public async Task Personal_data_is_whole_for_those_who_lead_the_holder_and_the_stage_only(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (held, _) = await desk.TakenAsync(ana);
        await using (var db = desk.App.Db())
        {
            var client = (await db.Clients.FindAsync([1L], TestDesk.Cancel))!;
            client.SetBankData("BANCO 999", "0001", "12345-6", desk.Now);
            client.SetPixKey("ana@example.test", "email", desk.Now);
            db.Phones.Add(new(1, "11988887777", "person", isPrimary: true, desk.Now));
            await db.SaveChangesAsync(TestDesk.Cancel);
        }

        foreach (var (role, whole) in new[] { (UserRole.Admin, true), (UserRole.Supervisor, true), (UserRole.Attendant, true), (UserRole.Calculator, false), (UserRole.Closer, false) })
        {
            await SeesAsync(desk, role, "", whole);
        }

        await SeesAsync(desk, UserRole.Attendant, "2", whole: false);
        await desk.Actions.RunAsync(held, new(CaseAction.SendToCalculator), ana.AsCurrent(), TestDesk.Cancel);
        await SeesAsync(desk, UserRole.Calculator, "", whole: true);
        await SeesAsync(desk, UserRole.Attendant, "", whole: true);
        await SeesAsync(desk, UserRole.Closer, "", whole: false);
    }

    private static async Task SeesAsync(ApiDesk desk, UserRole role, string name, bool whole)
    {
        var script = await desk.AsAsync(role, name);
        var read = (await script.ReadAsync("/api/clients/1")).Is(HttpStatusCode.OK);
        var listed = (await script.ReadAsync("/api/clients")).Is(HttpStatusCode.OK);
        var cpf = whole ? InventedCpf.Number(1) : "***.000.001-**";
        Assert.Equal((cpf, cpf), (read["cpf"].GetString(), listed["items"][0].GetProperty("cpf").GetString()));
        Assert.Equal(whole, read["phones"][0].GetProperty("number").GetString() == "(11) 98888-7777");
        foreach (var field in new[] { "bank", "branch", "account", "pix_key", "pix_key_type" })
        {
            Assert.Equal(whole ? JsonValueKind.String : JsonValueKind.Null, read[field].ValueKind);
        }
    }

    private static void Same(JsonElement found, string expected) => Assert.Equal(expected.Trim(), found.GetRawText());
}
