using System.Text;
using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

public sealed class ImportUndoTests
{
    [Theory, BothDatabases]
    public async Task An_import_that_nobody_has_touched_is_taken_back_to_the_last_row(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, imports: new() { RangeRows = 3 });
        var admin = await desk.UserAsync(UserRole.Admin);
        var import = await desk.LoadAsync(Samples.Bytes(Samples.Report));
        var preview = await desk.Get<UndoPlanning>().PreviewAsync(import.Id, admin, TestDesk.Cancel);

        await UndoAsync(desk, import.Id, admin);

        Assert.Equal((6, 6, 8, 0, 0), (preview!.Clients, preview.Cases, preview.Lines, preview.Restored, preview.SparedTotal));
        await using var db = desk.Db();
        Assert.Equal(
            (0, 0, 0, 0, 0),
            (await db.Clients.CountAsync(TestDesk.Cancel), await db.Cases.CountAsync(TestDesk.Cancel), await db.Enrollments.CountAsync(TestDesk.Cancel),
                await db.PayrollLines.CountAsync(TestDesk.Cancel), await db.CaseEvents.CountAsync(TestDesk.Cancel)));
        var undone = await db.Imports.SingleAsync(TestDesk.Cancel);
        Assert.Equal((ImportStatus.Undone, admin.Name), (undone.Status, undone.UndoByName));
        Assert.All(await db.ImportRows.ToListAsync(TestDesk.Cancel), row => Assert.Equal(("removed", null, null), (row.Undo, row.ClientId, row.CaseId)));
        Assert.Equal(AuditCodes.ImportUndone, await db.AuditEntries.Select(entry => entry.Act).SingleAsync(TestDesk.Cancel));
        Assert.Equal(8, (await desk.LoadAsync(Samples.Bytes(Samples.Report))).Counts.Created);
    }

    [Theory, BothDatabases]
    public async Task What_the_import_overwrote_is_put_back(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        await desk.LoadAsync(Samples.Bytes(Samples.Report));
        await desk.LoadAsync("CPF;Nome;E-mail;Banco;Telefone\n90000000175;ANA;antes@example.test;BANCO ANTES;11988887777\n");
        var before = await StateAsync(desk);
        var changed = await desk.LoadAsync(Encoding.Latin1.GetBytes(Report().Replace("096   024         458,04", "096   025         460,00", StringComparison.Ordinal)));
        var sheet = await desk.LoadAsync(
            "CPF;Nome;E-mail;Banco;Telefone;Cidade;Cargo;Matricula\n90000000175;ANA EXEMPLO DA SILVA SINTETICA MUITO COMPRIDA;depois@example.test;BANCO DEPOIS;11977776666;Recife;OUTRO CARGO;900001-1\n");
        Assert.NotEqual(before, await StateAsync(desk));

        await UndoAsync(desk, sheet.Id, admin);
        await UndoAsync(desk, changed.Id, admin);

        Assert.Equal(before, await StateAsync(desk));
    }

    [Theory, BothDatabases]
    public async Task Only_the_open_case_follows_what_an_undo_puts_back(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        await desk.LoadAsync(ReportOf("06/2025"));
        await using var db = desk.Db();
        var ended = await db.Cases.SingleAsync(@case => @case.Client.Cpf == "90000000175", TestDesk.Cancel);
        await desk.Actions.RunAsync(ended.Id, new(CaseAction.Cancel) { Reason = "engano" }, admin, TestDesk.Cancel);
        await desk.LoadAsync(ReportOf("07/2025"));
        var opened = Assert.IsType<OpenCaseOutcome.Opened>(await desk.Get<CaseOpening>().OpenAsync(ended.ClientId, admin, TestDesk.Cancel)).CaseId;
        desk.Clock.Advance(TimeSpan.FromHours(1));
        var august = await desk.LoadAsync(ReportOf("08/2025"));
        Assert.Equal(new DateOnly(2025, 8, 1), (await desk.ReadCaseAsync(opened)).Reference);

        await UndoAsync(desk, august.Id, admin);

        Assert.Equal(new DateOnly(2025, 7, 1), (await desk.ReadCaseAsync(opened)).Reference);
        Assert.Equal(new DateOnly(2025, 6, 1), (await desk.ReadCaseAsync(ended.Id)).Reference);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "taken"), InlineData(DatabaseProvider.Sqlite, "noted"), InlineData(DatabaseProvider.Sqlite, "acted")]
    [InlineData(DatabaseProvider.Sqlite, "edited"), InlineData(DatabaseProvider.Sqlite, "later_import"), InlineData(DatabaseProvider.PostgreSql, "taken")]
    [InlineData(DatabaseProvider.PostgreSql, "noted"), InlineData(DatabaseProvider.PostgreSql, "acted"), InlineData(DatabaseProvider.PostgreSql, "edited")]
    [InlineData(DatabaseProvider.PostgreSql, "later_import")]
    public async Task Who_was_worked_on_since_is_spared_and_named_beforehand(DatabaseProvider provider, string why)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var import = await desk.LoadAsync(Samples.Bytes(Samples.Report));
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await WorkAsync(desk, admin, why);

        var preview = await desk.Get<UndoPlanning>().PreviewAsync(import.Id, admin, TestDesk.Cancel);
        await UndoAsync(desk, import.Id, admin);

        Assert.Equal(5, preview!.Clients);
        Assert.Equal(new SparedGroup(why, 1), Assert.Single(preview.Spared));
        Assert.StartsWith("ANA", Assert.Single(preview.SparedPeople).Name, StringComparison.Ordinal);
        await using var db = desk.Db();
        var ana = await db.Clients.SingleAsync(TestDesk.Cancel);
        Assert.Equal("90000000175", ana.Cpf);
        Assert.Equal(3, await db.PayrollLines.CountAsync(TestDesk.Cancel));
        Assert.Equal(ana.Id, await db.Cases.Select(@case => @case.ClientId).SingleAsync(TestDesk.Cancel));
        var undone = await db.ImportRows.Where(row => row.ImportId == import.Id).Select(row => row.Undo!).Distinct().ToListAsync(TestDesk.Cancel);
        Assert.Equal(new[] { why, "removed" }.Order(StringComparer.Ordinal), undone.Order(StringComparer.Ordinal));
    }

    /// <summary>It came first, waited for its "run", and was applied last.</summary>
    [Theory, BothDatabases]
    public async Task Whom_an_earlier_list_knows_that_ran_later_is_spared(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var waiting = await desk.ReceiveAsync(admin, Samples.Bytes(Samples.Report), ImportStatus.Checked);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var sheet = await desk.LoadAsync("CPF;Nome;Telefone;Matricula\n90000000175;ANA EXEMPLO;11988887777;900001-1\n");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Get<ImportSteering>().RunAsync(waiting, admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        var preview = await desk.Get<UndoPlanning>().PreviewAsync(sheet.Id, admin, TestDesk.Cancel);
        await UndoAsync(desk, sheet.Id, admin);

        Assert.Equal(new SparedGroup("later_import", 1), Assert.Single(preview!.Spared));
        await using var db = desk.Db();
        Assert.Equal("11988887777", await db.Phones.Select(phone => phone.Number).SingleAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_crash_at_any_write_of_an_undo_loses_nothing_and_goes_on(DatabaseProvider provider)
    {
        var fault = new FailingWrite();
        await using var desk = await TestDesk.CreateAsync(provider, configure: builder => builder.AddInterceptors(fault), imports: new() { RangeRows = 3 });
        var admin = await desk.UserAsync(UserRole.Admin);
        var import = await desk.LoadAsync(Samples.Bytes(Samples.Report));
        for (var failAt = 1; failAt < 40; failAt += 3)
        {
            await desk.Get<UndoPlanning>().AskAsync(import.Id, admin, TestDesk.Cancel);
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

        await desk.Get<UndoPlanning>().AskAsync(import.Id, admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        await using var db = desk.Db();
        Assert.Equal((0, 0), (await db.Clients.CountAsync(TestDesk.Cancel), await db.PayrollLines.CountAsync(TestDesk.Cancel)));
        Assert.Equal(ImportStatus.Undone, await db.Imports.Select(row => row.Status).SingleAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task An_undo_that_failed_goes_on_as_an_undo_and_never_runs_the_import_again(DatabaseProvider provider)
    {
        var fault = new FailingWrite();
        await using var desk = await TestDesk.CreateAsync(provider, configure: builder => builder.AddInterceptors(fault), imports: new() { RangeRows = 3 });
        var admin = await desk.UserAsync(UserRole.Admin);
        var import = await desk.LoadAsync(Samples.Bytes(Samples.Report));
        var ended = import.FinishedAt;
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.Get<UndoPlanning>().AskAsync(import.Id, admin, TestDesk.Cancel);
        fault.Reset(failAt: 12);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        fault.Reset(failAt: 0);

        var failed = await desk.ReadAsync(import.Id);
        Assert.Equal((ImportStatus.Failed, "internal_error", ended, false), (failed.Status, failed.Error, failed.FinishedAt, failed.IsUnderWay));
        Assert.NotNull(failed.Undo);
        Assert.Equal(
            new SteeringOutcome.WrongStatus(ImportStatus.Failed), await desk.Get<ImportSteering>().RunAsync(import.Id, admin, TestDesk.Cancel));
        await UndoAsync(desk, import.Id, admin);
        await using var db = desk.Db();
        Assert.Equal((0, 0), (await db.Clients.CountAsync(TestDesk.Cancel), await db.PayrollLines.CountAsync(TestDesk.Cancel)));
        Assert.Equal(ImportStatus.Undone, (await desk.ReadAsync(import.Id)).Status);
    }

    [Theory, BothDatabases]
    public async Task An_undo_says_who_is_gone_and_who_is_as_before(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        await desk.LoadAsync("CPF;Nome\n90000000175;ANA\n");
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        var import = await desk.LoadAsync("CPF;Nome\n90000000175;ANA EXEMPLO\n90000000256;BRUNO TESTE\n90000000337;CARLA MODELO\n");

        await UndoAsync(desk, import.Id, admin);

        Assert.Equal(
            [new("removed", 2), new("undone", 1)],
            (await desk.Get<UndoPlanning>().ResultAsync(import.Id, TestDesk.Cancel)).OrderBy(group => group.Why, StringComparer.Ordinal));
    }

    /// <summary>The phone that is suppressed came with the list that is taken back.</summary>
    [Theory, BothDatabases]
    public async Task An_undo_frees_whose_suppressed_phone_goes_with_it(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        await desk.LoadAsync("CPF;Nome\n90000000175;ANA EXEMPLO\n");
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        var phones = await desk.LoadAsync("CPF;Telefone\n90000000175;11988887777\n");
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.LoadAsync("Telefone;Origem do bloqueio\n11988887777;PROCON\n");
        await using var db = desk.Db();
        var caseId = await db.Cases.Select(@case => @case.Id).SingleAsync(TestDesk.Cancel);
        Assert.IsType<CaseOutcome.Suppressed>(await desk.Actions.AssignAsync(caseId, admin, TestDesk.Cancel));

        await UndoAsync(desk, phones.Id, admin);

        Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(caseId, admin, TestDesk.Cancel));
    }

    [Fact]
    public async Task An_undo_is_asked_once_and_only_by_an_importer()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var import = await desk.LoadAsync(Samples.Bytes(Samples.Report));
        var undo = desk.Get<UndoPlanning>();

        Assert.IsType<SteeringOutcome.NotAllowed>(await undo.AskAsync(import.Id, await desk.UserAsync(), TestDesk.Cancel));
        Assert.IsType<SteeringOutcome.NotFound>(await undo.AskAsync(99, admin, TestDesk.Cancel));
        await UndoAsync(desk, import.Id, admin);
        Assert.Equal(new SteeringOutcome.WrongStatus(ImportStatus.Undone), await undo.AskAsync(import.Id, admin, TestDesk.Cancel));
        Assert.Null(await undo.PreviewAsync(import.Id, admin, TestDesk.Cancel));
    }

    private static async Task WorkAsync(TestDesk desk, CurrentUser admin, string why)
    {
        await using var db = desk.Db();
        var client = await db.Clients.SingleAsync(client => client.Cpf == "90000000175", TestDesk.Cancel);
        var caseId = await db.Cases.Where(@case => @case.ClientId == client.Id).Select(@case => @case.Id).SingleAsync(TestDesk.Cancel);
        switch (why)
        {
            case "taken":
                await desk.Actions.AssignAsync(caseId, admin, TestDesk.Cancel);
                break;
            case "noted":
                await desk.Get<CaseNotes>().AddAsync(caseId, "Ligar depois.", null, admin, TestDesk.Cancel);
                break;
            case "acted":
                await desk.Actions.RunAsync(caseId, new(CaseAction.Cancel) { Reason = "engano" }, admin, TestDesk.Cancel);
                break;
            case "edited":
                db.ClientChanges.Add(new(client.Id, "email", null, "a@example.test", desk.Now, admin.Id, null));
                await db.SaveChangesAsync(TestDesk.Cancel);
                break;
            default:
                await desk.LoadAsync("CPF;Telefone\n90000000175;11988887777\n");
                break;
        }
    }

    private static byte[] ReportOf(string month) => Encoding.Latin1.GetBytes(Report().Replace("07/2025", month, StringComparison.Ordinal));

    private static string Report() => Encoding.Latin1.GetString(Samples.Bytes(Samples.Report));

    private static async Task UndoAsync(TestDesk desk, long importId, CurrentUser user)
    {
        Assert.IsType<SteeringOutcome.Accepted>(await desk.Get<UndoPlanning>().AskAsync(importId, user, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
    }

    /// <summary>All that an import may overwrite or add.</summary>
    private static async Task<string> StateAsync(TestDesk desk)
    {
        await using var db = desk.Db();
        var clients = await db.Clients.OrderBy(client => client.Cpf)
            .Select(client => $"{client.Cpf} {client.Name} {client.Email} {client.Bank} {client.SearchText}").ToListAsync(TestDesk.Cancel);
        var phones = await db.Phones.OrderBy(phone => phone.Number).Select(phone => phone.Number).ToListAsync(TestDesk.Cancel);
        var enrollments = await db.Enrollments.OrderBy(row => row.Number).Select(row => $"{row.Number} {row.DepartmentName} {row.Position}").ToListAsync(TestDesk.Cancel);
        var lines = await db.PayrollLines.AsNoTracking().OrderBy(line => line.Id).ToListAsync(TestDesk.Cancel);
        var cases = await db.Cases.AsNoTracking().OrderBy(@case => @case.Id).ToListAsync(TestDesk.Cancel);
        return string.Join('\n', [
            .. clients, .. phones, .. enrollments, .. lines.Select(line => $"{line.Fin} {line.Status} {line.PaidInstallments} {line.Amount:0.00}"),
            .. cases.Select(@case => $"{@case.Status} {@case.Loans} {@case.LoansAmount:0.00} {@case.Reference}"),
            $"{await db.Addresses.CountAsync(TestDesk.Cancel)}"]);
    }
}
