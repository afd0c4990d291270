using System.Net;
using System.Text;
using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Team;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Audit;

/// <summary>Every act of the list leaves its row: who, what, to whom, and what it keeps.</summary>
public sealed class AuditActTests
{
    [Theory, BothDatabases]
    public async Task Each_act_on_people_leaves_its_row(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = (await desk.PersonAsync(UserRole.Admin)).AsCurrent();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var team = desk.Get<TeamActions>();
        await desk.TakenAsync(ana);

        var made = Assert.IsType<TeamOutcome.Done>(await team.CreateAsync("bia@example.test", "Bia", UserRole.Closer, admin, TestDesk.Cancel));
        Assert.NotNull(await desk.Get<PasswordLinks>().MakeAsync(made.UserId, admin));
        await team.EndAssignmentsAsync(ana.Id, admin, TestDesk.Cancel);
        await desk.TakenAsync(ana);
        await team.ChangeRoleAsync(ana.Id, UserRole.Calculator, admin, TestDesk.Cancel);
        await team.DisableAsync(ana.Id, admin, TestDesk.Cancel);
        await team.EnableAsync(ana.Id, admin, TestDesk.Cancel);

        Assert.Equal(
            [
                (AuditCodes.UserCreated, made.UserId, """{"role":"closer"}"""),
                (AuditCodes.PasswordLinkMade, made.UserId, null),
                (AuditCodes.UserAssignmentsEnded, ana.Id, """{"ended":1}"""),
                (AuditCodes.UserRoleChanged, ana.Id, """{"from":"attendant","to":"calculator","ended":1}"""),
                (AuditCodes.UserDisabled, ana.Id, """{"ended":0}"""),
                (AuditCodes.UserEnabled, ana.Id, null),
            ],
            await RowsAsync(desk, admin));
    }

    [Theory, BothDatabases]
    public async Task A_link_that_is_refused_leaves_no_row(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (lead, admin) = (await desk.PersonAsync(UserRole.Supervisor), await desk.PersonAsync(UserRole.Admin));

        Assert.Null(await desk.Get<PasswordLinks>().MakeAsync(admin.Id, lead.AsCurrent()));

        Assert.Empty(await RowsAsync(desk, lead.AsCurrent()));
    }

    [Theory, BothDatabases]
    public async Task An_override_leaves_its_row_with_both_ends(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = (await desk.PersonAsync(UserRole.Admin)).AsCurrent();
        var caseId = await desk.CaseAsync();

        await desk.Actions.RunAsync(caseId, new(CaseAction.Override) { TargetStatus = CaseStatus.Closed, Reason = "Pedido do banco." }, admin, TestDesk.Cancel);

        Assert.Equal(
            [(AuditCodes.CaseOverridden, $"{caseId}", $$"""{"from":"{{CaseStatus.Available.Code()}}","to":"{{CaseStatus.Closed.Code()}}","user_id":null}""")],
            await RowsAsync(desk, admin));
    }

    [Theory, BothDatabases]
    public async Task Who_sees_a_client_in_full_without_working_on_a_case_of_theirs_is_recorded_once_for_each_look(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (ana, lead) = (await desk.PersonAsync(UserRole.Attendant), (await desk.PersonAsync(UserRole.Supervisor)).AsCurrent());
        var (caseId, _) = await desk.TakenAsync(ana);
        var (own, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Supervisor));
        var clientId = await ClientOfAsync(desk, caseId);

        await desk.Get<CaseReading>().ReadAsync(caseId, ana.AsCurrent(), TestDesk.Cancel);
        await desk.Get<CaseReading>().ReadAsync(own, lead, TestDesk.Cancel);
        await desk.Get<CaseReading>().ReadAsync(caseId, lead, TestDesk.Cancel);
        await desk.Get<CaseReading>().ReadAsync(caseId, lead, TestDesk.Cancel);
        await desk.Get<ClientDirectory>().ReadAsync(clientId, lead, TestDesk.Cancel);
        Assert.Equal([(AuditCodes.ClientRevealed, $"{clientId}", null)], await RowsAsync(desk, lead));
        desk.App.Clock.Advance(TimeSpan.FromHours(2));
        await desk.Get<ClientDirectory>().ReadAsync(clientId, lead, TestDesk.Cancel);

        Assert.Equal(2, (await RowsAsync(desk, lead)).Count);
        Assert.Empty(await RowsAsync(desk, ana.AsCurrent()));
    }

    [Theory, BothDatabases]
    public async Task What_is_taken_out_of_an_import_and_its_undo_leave_their_rows(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = (await desk.PersonAsync(UserRole.Admin)).AsCurrent();
        var content = Encoding.UTF8.GetBytes($"CPF;Nome\n{InventedCpf.Number(7)};ANA EXEMPLO\n123;BIA EXEMPLO\n");
        var received = Assert.IsType<IntakeOutcome.Received>(await desk.Get<ImportIntake>().ReceiveAsync(
            new(new MemoryStream(content), "lista.csv", content.Length, new(), ImportStatus.Completed), admin, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        var script = await desk.AsAsync(UserRole.Admin);

        foreach (var what in new[] { "file", "rejected.xlsx" })
        {
            using var answer = await script.GetAsync(new Uri($"/api/imports/{received.ImportId}/{what}", UriKind.Relative), TestDesk.Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var undo = await script.PostAsync(new Uri($"/api/imports/{received.ImportId}/undo", UriKind.Relative), null, TestDesk.Cancel);

        Assert.Equal(HttpStatusCode.Accepted, undo.StatusCode);
        var id = $"{received.ImportId}";
        Assert.Equal(
            [(AuditCodes.ImportFileTaken, id, null), (AuditCodes.RejectedRowsTaken, id, null), (AuditCodes.ImportUndone, id, null)],
            await RowsAsync(desk, admin));
    }

    private static async Task<long> ClientOfAsync(ApiDesk desk, long caseId)
    {
        await using var db = desk.App.Db();
        return await db.Cases.Where(row => row.Id == caseId).Select(row => row.ClientId).SingleAsync(TestDesk.Cancel);
    }

    private static async Task<List<(string Act, string SubjectId, string? Data)>> RowsAsync(ApiDesk desk, CurrentUser by)
    {
        await using var db = desk.App.Db();
        var rows = await db.AuditEntries.Where(row => row.UserId == by.Id && row.ByName == by.Name).OrderBy(row => row.Id).ToListAsync(TestDesk.Cancel);
        return [.. rows.Select(row => (row.Act, row.SubjectId, row.Data))];
    }
}
