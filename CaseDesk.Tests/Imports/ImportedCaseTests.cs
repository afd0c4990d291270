using System.Text;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>What an import does to cases, and what it copies onto them (domain.md 6.3).</summary>
public sealed class ImportedCaseTests
{
    public static TheoryData<DatabaseProvider, CaseStatus, string> EveryStatus()
    {
        var data = new TheoryData<DatabaseProvider, CaseStatus, string>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            foreach (var status in CaseStatuses.All)
            {
                data.Add(provider, status, status switch
                {
                    CaseStatus.NoContact => "resumed",
                    CaseStatus.Closed or CaseStatus.Cancelled or CaseStatus.ContractDone => "withheld",
                    _ => "refreshed",
                });
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(EveryStatus))]
    public async Task What_an_import_does_to_a_case_depends_on_where_it_stands(DatabaseProvider provider, CaseStatus status, string effect)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(Samples.Bytes(Samples.Report));
        var (admin, ana) = (await desk.UserAsync(UserRole.Admin), await desk.UserAsync());
        var caseId = await CaseOfAnaAsync(desk);
        if (status != CaseStatus.Available)
        {
            Assert.IsType<CaseOutcome.Done>(await desk.Actions.RunAsync(
                caseId, new(CaseAction.Override) { TargetStatus = status, TargetUserId = ana.Id, Reason = "teste" }, admin, TestDesk.Cancel));
        }

        var before = await desk.ReadCaseAsync(caseId);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        var import = await desk.LoadAsync(NextMonth());

        var after = await desk.ReadCaseAsync(caseId);
        Assert.Equal(
            effect switch { "resumed" => (5, 1, 0, 0), "withheld" => (5, 0, 1, 0), _ => (6, 0, 0, 0) },
            (import.Counts.CasesRefreshed, import.Counts.CasesResumed, import.Counts.CasesWithheld, import.Counts.CasesCreated));
        Assert.Equal(effect == "resumed" ? CaseStatus.Available : status, after.Status);
        Assert.Equal(effect == "resumed" ? null : before.OwnerId, after.OwnerId);
        Assert.Equal((before.HolderId, before.AssignmentId, before.ExpiresAt), (after.HolderId, after.AssignmentId, after.ExpiresAt));
    }

    [Theory, BothDatabases]
    public async Task A_case_closed_thirty_days_ago_makes_room_for_a_new_one(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync(Samples.Bytes(Samples.Report));
        var admin = await desk.UserAsync(UserRole.Admin);
        var caseId = await CaseOfAnaAsync(desk);
        await desk.Actions.RunAsync(caseId, new(CaseAction.Override) { TargetStatus = CaseStatus.Closed, Reason = "teste" }, admin, TestDesk.Cancel);
        desk.Clock.Advance(TimeSpan.FromDays(30));

        var import = await desk.LoadAsync(NextMonth());

        Assert.Equal((1, 0, 5), (import.Counts.CasesCreated, import.Counts.CasesWithheld, import.Counts.CasesRefreshed));
    }

    [Theory, BothDatabases]
    public async Task A_case_opened_by_hand_shows_what_an_import_would_show(DatabaseProvider provider)
    {
        const string head = "CPF;Nome;Matricula;Banco Emprestimo;Valor Parcela;Competencia\n";
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        await desk.LoadAsync(head + "90000000256;BRUNO TESTE;7;BANCO A;10,00;07/2025\n90000000256;BRUNO TESTE;7;BANCO B;20,00;07/2025\n");
        await desk.LoadAsync(head
            + "90000000175;ANA EXEMPLO;1;BANCO B;50,00;06/2025\n90000000175;ANA EXEMPLO;1;BANCO B;100,10;07/2025\n90000000175;ANA EXEMPLO;1;BANCO A;200,20;07/2025\n");
        var imported = await desk.ReadCaseAsync(await CaseOfAnaAsync(desk));
        await desk.Actions.RunAsync(imported.Id, new(CaseAction.Cancel) { Reason = "engano" }, admin, TestDesk.Cancel);

        var opened = Assert.IsType<OpenCaseOutcome.Opened>(await desk.Get<CaseOpening>().OpenAsync(imported.ClientId, admin, TestDesk.Cancel));

        var byHand = await desk.ReadCaseAsync(opened.CaseId);
        Assert.Equal((2, 300.30m, new DateOnly(2025, 7, 1)), (byHand.Loans, byHand.LoansAmount, byHand.Reference));
        Assert.Equal(
            (imported.EntityId, imported.Loans, imported.LoansAmount, imported.Reference), (byHand.EntityId, byHand.Loans, byHand.LoansAmount, byHand.Reference));
    }

    private static byte[] NextMonth() =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Samples.Bytes(Samples.Report)).Replace("07/2025", "08/2025", StringComparison.Ordinal));

    private static async Task<long> CaseOfAnaAsync(TestDesk desk)
    {
        await using var db = desk.Db();
        return await db.Cases.Where(@case => @case.Client.Cpf == "90000000175").Select(@case => @case.Id).SingleAsync(TestDesk.Cancel);
    }
}
