using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

public sealed class SuppressionTests
{
    private const string People = "CPF;Nome;Telefone\n90000000175;ANA EXEMPLO;11988887777\n90000000256;BRUNO TESTE;11977776666\n90000000337;CARLA MODELO;\n";

    [Theory, BothDatabases]
    public async Task Who_must_not_be_contacted_is_not_listed_for_taking_and_a_take_is_refused(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(People);
        var (ana, sofia) = (await desk.UserAsync(), await desk.UserAsync(UserRole.Supervisor));

        var list = await desk.LoadAsync("CPF;Telefone;Origem do bloqueio;Bloqueado desde\n90000000175;;PROCON;01/08/2025\n;(11) 97777-6666;PROCON;01/08/2025\n;;PROCON;\n");

        Assert.Equal((ListKind.Suppression, 2, 1, 0), (list.Kind, list.Counts.Created, list.Counts.Rejected, list.Counts.ClientsCreated));
        var lists = desk.Get<CaseLists>();
        var free = await lists.ListAsync(new() { Statuses = [CaseStatus.Available] }, 1, 20, ana, TestDesk.Cancel);
        Assert.Equal("CARLA MODELO", Assert.Single(free.Items).ClientName);
        Assert.Equal(3, await lists.CountAsync(new(), sofia, TestDesk.Cancel));
        Assert.IsType<CaseOutcome.Suppressed>(await desk.Actions.AssignAsync(await CaseOfAsync(desk, "ANA EXEMPLO"), ana, TestDesk.Cancel));
        Assert.IsType<CaseOutcome.Suppressed>(await desk.Actions.AssignAsync(await CaseOfAsync(desk, "BRUNO TESTE"), sofia, TestDesk.Cancel));
        Assert.IsType<NextCaseOutcome.Taken>(await desk.Get<NextCase>().TakeAsync(new(), ana, TestDesk.Cancel));
        Assert.IsType<NextCaseOutcome.NoneFree>(await desk.Get<NextCase>().TakeAsync(new(), ana, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_held_case_stays_with_its_holder_and_carries_a_warning(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(People);
        var ana = await desk.UserAsync();
        var caseId = await CaseOfAsync(desk, "ANA EXEMPLO");
        await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel);

        await desk.LoadAsync("CPF;Bloqueado até\n90000000175;31/12/2025\n");

        var detail = await desk.Get<CaseReading>().ReadAsync(caseId, ana, TestDesk.Cancel);
        Assert.Equal((CaseStatus.InProgress, ana.Id), (detail!.Item.Status, detail.Item.Holding!.UserId));
        Assert.Equal(new DateTime(2026, 1, 1, 3, 0, 0, DateTimeKind.Utc), detail.Item.SuppressedUntil);
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(caseId, new(CaseAction.Release), ana, TestDesk.Cancel));
        Assert.IsType<CaseOutcome.Suppressed>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task When_its_last_day_is_over_the_case_is_free_by_the_clock_alone(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync("CPF;Bloqueado até\n90000000175;05/08/2025\n");
        await desk.LoadAsync(People);
        var ana = await desk.UserAsync();
        var caseId = await CaseOfAsync(desk, "ANA EXEMPLO");
        Assert.IsType<CaseOutcome.Suppressed>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));

        desk.Clock.SetUtcNow(new(2025, 8, 6, 3, 0, 0, TimeSpan.Zero));

        Assert.Equal(3, await desk.Get<CaseLists>().CountAsync(new() { Statuses = [CaseStatus.Available] }, ana, TestDesk.Cancel));
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(caseId, ana, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task The_same_list_changes_nothing_and_its_undo_frees_the_cases_again(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(People);
        var admin = await desk.UserAsync(UserRole.Admin);
        var first = await desk.LoadAsync("CPF;Origem do bloqueio\n90000000175;PROCON\n");
        var again = await desk.LoadAsync("CPF;Origem do bloqueio;Bloqueado até\n90000000175;PROCON;31/08/2025\n90000000256;PROCON;\n");
        Assert.Equal((1, 1), (again.Counts.Created, again.Counts.Updated));

        await UndoAsync(desk, again.Id, admin);
        await using (var db = desk.Db())
        {
            Assert.Null((await db.Suppressions.SingleAsync(TestDesk.Cancel)).Until);
        }

        await UndoAsync(desk, first.Id, admin);
        Assert.Equal(3, await desk.Get<CaseLists>().CountAsync(new() { Statuses = [CaseStatus.Available] }, admin, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_check_of_a_suppression_list_foresees_its_run_and_keeps_nothing(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var bytes = System.Text.Encoding.UTF8.GetBytes("CPF;Origem do bloqueio\n90000000175;PROCON\n");
        var received = Assert.IsType<IntakeOutcome.Received>(await desk.Get<ImportIntake>().ReceiveAsync(
            new(new MemoryStream(bytes), "bloqueios.csv", bytes.Length, new ListChoices(), ImportStatus.Checked), admin, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        var foreseen = await desk.Get<ImportReading>().ReadAsync(received.ImportId, TestDesk.Cancel);
        Assert.Equal(1, foreseen!.Counts.Created);
        await using var db = desk.Db();
        Assert.False(await db.Suppressions.AnyAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_case_opened_again_by_override_after_its_client_was_suppressed_is_not_free_to_take(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(People);
        var admin = await desk.UserAsync(UserRole.Admin);
        var caseId = await CaseOfAsync(desk, "ANA EXEMPLO");
        await desk.Actions.RunAsync(caseId, new(CaseAction.Cancel) { Reason = "engano" }, admin, TestDesk.Cancel);
        await desk.LoadAsync("CPF;Origem do bloqueio\n90000000175;PROCON\n");

        Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(
            caseId, new(CaseAction.Override) { Reason = "volta", TargetStatus = CaseStatus.Available }, admin, TestDesk.Cancel));

        Assert.IsType<CaseOutcome.Suppressed>(await desk.Actions.AssignAsync(caseId, admin, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_case_opened_again_by_override_shows_the_loans_that_came_meanwhile(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        const string head = "CPF;Nome;Matricula;Banco Emprestimo;Valor Parcela;Competencia\n";
        await desk.LoadAsync(head + "90000000175;ANA EXEMPLO;1;BANCO UM;100,00;07/2025\n");
        var admin = await desk.UserAsync(UserRole.Admin);
        var caseId = await CaseOfAsync(desk, "ANA EXEMPLO");
        await desk.Actions.RunAsync(caseId, new(CaseAction.Cancel) { Reason = "engano" }, admin, TestDesk.Cancel);
        await desk.LoadAsync(head + "90000000175;ANA EXEMPLO;1;BANCO DOIS;250,50;08/2025\n");

        await desk.Actions.RunAsync(caseId, new(CaseAction.Override) { Reason = "volta", TargetStatus = CaseStatus.Available }, admin, TestDesk.Cancel);

        var @case = await desk.ReadCaseAsync(caseId);
        Assert.Equal((new DateOnly(2025, 8, 1), 1, 250.50m), (@case.Reference, @case.Loans, @case.LoansAmount));
    }

    /// <summary>One phone stands in several rows, each with an end of its own, and the ranges part them.</summary>
    [Theory, BothDatabases]
    public async Task A_fault_at_any_write_of_an_undo_of_suppressions_leaves_the_ends_as_they_were_before(DatabaseProvider provider)
    {
        var fault = new FailingWrite();
        await using var desk = await TestDesk.CreateAsync(provider, configure: builder => builder.AddInterceptors(fault), imports: new() { RangeRows = 2 });
        await desk.LoadAsync(People);
        var admin = await desk.UserAsync(UserRole.Admin);
        await desk.LoadAsync("CPF;Telefone;Origem do bloqueio;Bloqueado até\n;11977776666;PROCON;31/08/2025\n90000000337;;PROCON;\n");
        var before = await EntriesAsync(desk);
        var list = await desk.LoadAsync("CPF;Telefone;Origem do bloqueio;Bloqueado até\n90000000175;11977776666;PROCON;30/09/2025\n"
            + "90000000256;;PROCON;\n90000000418;11977776666;PROCON;31/10/2025\n90000000337;11966665555;PROCON;31/12/2025\n90000000507;11977776666;PROCON;\n");
        Assert.NotEqual(before, await EntriesAsync(desk));

        for (var failAt = 1; (await desk.ReadAsync(list.Id)).Status != ImportStatus.Undone; failAt++)
        {
            await desk.Get<UndoPlanning>().AskAsync(list.Id, admin, TestDesk.Cancel);
            fault.Reset(failAt);
            try
            {
                await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
            }
            catch (Exception error) when (error is WriteFailedException or DbUpdateException)
            {
            }

            fault.Reset(failAt: 0);
            desk.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(before, await EntriesAsync(desk));
        Assert.Equal(1, await desk.Get<CaseLists>().CountAsync(new() { Statuses = [CaseStatus.Available] }, admin, TestDesk.Cancel));
    }

    /// <summary>Of whom a list names nobody is spared, whatever was done since: the word of the list goes, not the person.</summary>
    [Theory, BothDatabases]
    public async Task The_preview_of_an_undo_of_suppressions_counts_entries_and_spares_nobody(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(People);
        var admin = await desk.UserAsync(UserRole.Admin);
        await desk.Actions.AssignAsync(await CaseOfAsync(desk, "ANA EXEMPLO"), admin, TestDesk.Cancel);
        var list = await desk.LoadAsync("CPF;Origem do bloqueio\n90000000175;PROCON\n90000000256;PROCON\n");

        var preview = await desk.Get<UndoPlanning>().PreviewAsync(list.Id, admin, TestDesk.Cancel);
        await UndoAsync(desk, list.Id, admin);

        Assert.Equal((2, 0, 0), (preview!.Suppressions, preview.Restored, preview.SparedTotal));
        Assert.Equal(new SparedGroup("lifted", 2), Assert.Single(await desk.Get<UndoPlanning>().ResultAsync(list.Id, TestDesk.Cancel)));
    }

    private static async Task<List<string>> EntriesAsync(TestDesk desk)
    {
        await using var db = desk.Db();
        return await db.Suppressions.OrderBy(entry => entry.Id).Select(entry => $"{entry.Cpf} {entry.Phone} {entry.Source} {entry.From} {entry.Until}").ToListAsync(TestDesk.Cancel);
    }

    private static async Task UndoAsync(TestDesk desk, long importId, CurrentUser user)
    {
        await desk.Get<UndoPlanning>().AskAsync(importId, user, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
    }

    private static async Task<long> CaseOfAsync(TestDesk desk, string name)
    {
        await using var db = desk.Db();
        return await db.Cases.Where(@case => @case.Client.Name == name).Select(@case => @case.Id).SingleAsync(TestDesk.Cancel);
    }
}
