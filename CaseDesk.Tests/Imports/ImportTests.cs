using System.Text;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

public sealed class ImportTests
{
    [Theory, BothDatabases]
    public async Task The_sample_report_becomes_clients_and_cases_and_every_line_is_accounted_for(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var import = await LoadAsync(desk, Samples.Bytes(Samples.Report));

        Assert.Equal(ImportStatus.Completed, import.Status);
        Assert.Equal((8, 8, 0, 0, 0, 0), (import.Counts.Rows, import.Counts.Created, import.Counts.Updated, import.Counts.Unchanged, import.Counts.Duplicate, import.Counts.Rejected));
        Assert.Equal((6, 7, 8, 6), (import.Counts.ClientsCreated, import.Counts.EnrollmentsCreated, import.Counts.PayrollLinesCreated, import.Counts.CasesCreated));
        Assert.True(import.Totals is { Present: true, Reconciled: true });
        var sofia = await desk.UserAsync(UserRole.Supervisor);
        var page = await desk.Get<CaseLists>().ListAsync(new CaseFilter { Search = "exemplo da silva" }, 1, 20, sofia, TestDesk.Cancel);
        var ana = Assert.Single(page.Items);
        Assert.Equal(("90000000175", 3, 707.94m, "BANCO EXEMPLO S.A", new DateOnly(2025, 7, 1)), (ana.Cpf, ana.Loans, ana.LoansAmount, ana.Entity, ana.Reference));
        await using var db = desk.Db();
        var rows = await db.ImportRows.Where(row => row.ImportId == import.Id).ToListAsync(TestDesk.Cancel);
        Assert.All(rows, row => Assert.NotNull(row.ClientId));
        Assert.All(rows, row => Assert.NotNull(row.CaseId));
        Assert.Equal(ana.Id, rows.Single(row => row.Line == 9).CaseId);
        Assert.Equal(1, await desk.Get<CaseLists>().CountAsync(new CaseFilter { Search = "900001-1" }, sofia, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task The_same_file_again_is_recognised_and_if_wanted_changes_nothing(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var first = await LoadAsync(desk, Samples.Bytes(Samples.Report));
        var before = await StateAsync(desk);
        var admin = await desk.UserAsync(UserRole.Admin);

        var known = Assert.IsType<IntakeOutcome.AlreadyImported>(await ReceiveAsync(desk, admin, Samples.Bytes(Samples.Report)));
        Assert.Equal(first.Id, known.ImportId);
        var again = await LoadAsync(desk, Samples.Bytes(Samples.Report), again: true);

        Assert.Equal((0, 8, 0, 0), (again.Counts.Created, again.Counts.Unchanged, again.Counts.CasesCreated, again.Counts.ClientsUpdated));
        Assert.Equal(6, again.Counts.CasesRefreshed);
        Assert.Equal(before, await StateAsync(desk));
    }

    [Theory, BothDatabases]
    public async Task The_next_month_refreshes_what_is_there_and_opens_no_second_case(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await LoadAsync(desk, Samples.Bytes(Samples.Report));
        var august = await LoadAsync(desk, Text(Report().Replace("07/2025", "08/2025", StringComparison.Ordinal)));

        Assert.Equal((8, 0, 0, 6), (august.Counts.Created, august.Counts.ClientsCreated, august.Counts.CasesCreated, august.Counts.CasesRefreshed));
        await using var db = desk.Db();
        Assert.Equal(6, await db.CaseEvents.CountAsync(entry => entry.Type == CaseEventTypes.Refreshed, TestDesk.Cancel));
        Assert.All(await db.Cases.ToListAsync(TestDesk.Cancel), @case => Assert.Equal(new DateOnly(2025, 8, 1), @case.Reference));
    }

    [Theory, BothDatabases]
    public async Task A_changed_line_is_updated_and_what_it_was_is_kept(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await LoadAsync(desk, Samples.Bytes(Samples.Report));
        var changed = await LoadAsync(desk, Text(Report().Replace("096   024         458,04", "096   025         460,00", StringComparison.Ordinal)));

        Assert.Equal((0, 1, 7), (changed.Counts.Created, changed.Counts.Updated, changed.Counts.Unchanged));
        Assert.Equal(ImportStatus.CompletedWithProblems, changed.Status);
        await using var db = desk.Db();
        var row = await db.ImportRows.SingleAsync(row => row.ImportId == changed.Id && row.Outcome == RowOutcome.Updated, TestDesk.Cancel);
        Assert.Contains("458.04", row.Overwritten, StringComparison.Ordinal);
        Assert.Equal(1, await db.PayrollLines.CountAsync(line => line.Amount == 460.00m && line.PaidInstallments == 25, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_duplicate_within_the_file_loses_to_the_first_and_is_flagged_when_it_differs(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var lines = Report().Split('\n').ToList();
        lines.Insert(9, lines[8]);
        lines.Insert(10, lines[8].Replace("458,04", "999,99", StringComparison.Ordinal));
        var import = await LoadAsync(desk, Text(string.Join('\n', lines)));

        Assert.Equal((8, 2), (import.Counts.Created, import.Counts.Duplicate));
        await using var db = desk.Db();
        Assert.Equal([null, "differs"], await db.ImportRows.Where(row => row.Outcome == RowOutcome.Duplicate).OrderBy(row => row.Line).Select(row => row.Reason).ToListAsync(TestDesk.Cancel));
        Assert.False(await db.PayrollLines.AnyAsync(line => line.Amount == 999.99m, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_crash_after_any_write_loses_nothing_and_doubles_nothing(DatabaseProvider provider)
    {
        var fault = new FailingWrite();
        await using var desk = await TestDesk.CreateAsync(provider, configure: builder => builder.AddInterceptors(fault));
        await using var undisturbed = await TestDesk.CreateAsync(provider);
        await LoadAsync(undisturbed, Samples.Bytes(Samples.Report));
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = Assert.IsType<IntakeOutcome.Received>(await ReceiveAsync(desk, admin, Samples.Bytes(Samples.Report))).ImportId;
        for (var failAt = 1; failAt < 60; failAt++)
        {
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
            await desk.Get<ImportSteering>().RunAsync(importId, admin, TestDesk.Cancel);
        }

        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Equal(await StateAsync(undisturbed), await StateAsync(desk));
        await using var after = desk.Db();
        var import = await after.Imports.SingleAsync(TestDesk.Cancel);
        Assert.Equal((ImportStatus.Completed, 6), (import.Status, import.Counts.CasesCreated));
    }

    [Theory, BothDatabases]
    public async Task Two_who_run_the_same_import_at_once_apply_it_once(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = Assert.IsType<IntakeOutcome.Received>(await ReceiveAsync(desk, admin, Samples.Bytes(Samples.Report))).ImportId;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel))));

        await using var db = desk.Db();
        Assert.Equal((6, 8, 8), (await db.Cases.CountAsync(TestDesk.Cancel), await db.PayrollLines.CountAsync(TestDesk.Cancel), (await db.Imports.SingleAsync(TestDesk.Cancel)).Done));
    }

    [Theory, BothDatabases]
    public async Task A_sheet_without_names_updates_whom_the_desk_knows_and_rejects_the_others(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await LoadAsync(desk, Samples.Bytes(Samples.Report));
        var import = await LoadAsync(desk, Encoding.UTF8.GetBytes(
            "CPF;Telefone;Cidade;UF;CEP\n90000000175;(11) 98888-7777;Maceió;AL;57000000\n90000000922;11977776666;Recife;PE;\n"));

        Assert.Equal((1, 1, 0, 0), (import.Counts.Updated, import.Counts.Rejected, import.Counts.ClientsCreated, import.Counts.CasesCreated));
        await using var db = desk.Db();
        Assert.Equal("not_found", await db.ImportRows.Where(row => row.Outcome == RowOutcome.Rejected).Select(row => row.Reason).SingleAsync(TestDesk.Cancel));
        var phone = await db.Phones.SingleAsync(TestDesk.Cancel);
        Assert.Equal(("11988887777", true, $"import {import.Id}"), (phone.Number, phone.IsPrimary, phone.Source));
        var sofia = await desk.UserAsync(UserRole.Supervisor);
        Assert.Equal(1, await desk.Get<CaseLists>().CountAsync(new CaseFilter { Search = "98888-7777" }, sofia, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task A_typed_name_wins_over_an_imported_one_and_of_imported_ones_the_longer(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await LoadAsync(desk, Encoding.UTF8.GetBytes("CPF;Nome\n90000000175;ANA E SILVA\n90000000256;BRUNO TESTE JUNIOR\n"));
        await using (var db = desk.Db())
        {
            (await db.Clients.SingleAsync(client => client.Cpf == "90000000256", TestDesk.Cancel)).Rename("Bruno", desk.Now);
            await db.SaveChangesAsync(TestDesk.Cancel);
        }

        var import = await LoadAsync(desk, Encoding.UTF8.GetBytes("CPF;Nome\n90000000175;ANA EXEMPLO SILVA\n90000000256;BRUNO TESTE JUNIOR FILHO\n"));

        Assert.Equal((1, 1), (import.Counts.Updated, import.Counts.Unchanged));
        await using var after = desk.Db();
        Assert.Equal(["ANA EXEMPLO SILVA", "Bruno"], await after.Clients.OrderBy(client => client.Cpf).Select(client => client.Name).ToListAsync(TestDesk.Cancel));
        Assert.Equal("ANA E SILVA", await after.ClientChanges.Select(change => change.Before).SingleAsync(TestDesk.Cancel));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_unread_and_nothing_is_kept()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var intake = desk.Get<ImportIntake>();

        Assert.IsType<IntakeOutcome.TooLarge>(await intake.ReceiveAsync(new(Stream.Null, "x.txt", 60L << 20, new()), admin, TestDesk.Cancel));
        Assert.IsType<IntakeOutcome.TooLarge>(await intake.ReceiveAsync(new(new MemoryStream(new byte[51 << 20]), "x.txt", null, new()), admin, TestDesk.Cancel));
        Assert.IsType<IntakeOutcome.NotAllowed>(await intake.ReceiveAsync(new(Stream.Null, "x.txt", 1, new()), await desk.UserAsync(), TestDesk.Cancel));
        await using var db = desk.Db();
        Assert.Empty(await db.Imports.ToListAsync(TestDesk.Cancel));
    }

    private static string Report()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1252).GetString(Samples.Bytes(Samples.Report));
    }

    private static byte[] Text(string report) => Encoding.GetEncoding(1252).GetBytes(report);

    private static Task<IntakeOutcome> ReceiveAsync(TestDesk desk, CurrentUser user, byte[] content, bool again = false) =>
        desk.Get<ImportIntake>().ReceiveAsync(new(new MemoryStream(content), "lista.txt", content.Length, new ListChoices(), Again: again), user, TestDesk.Cancel);

    private static async Task<Import> LoadAsync(TestDesk desk, byte[] content, bool again = false)
    {
        var admin = await desk.UserAsync(UserRole.Admin);
        var received = Assert.IsType<IntakeOutcome.Received>(await ReceiveAsync(desk, admin, content, again));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        await using var db = desk.Db();
        var import = await db.Imports.AsNoTracking().SingleAsync(import => import.Id == received.ImportId, TestDesk.Cancel);
        Assert.Contains(import.Status, ImportStatus.Finished);
        return import;
    }

    /// <summary>All that an import may touch, without ids and moments.</summary>
    private static async Task<string> StateAsync(TestDesk desk)
    {
        await using var db = desk.Db();
        var clients = await db.Clients.OrderBy(client => client.Cpf).Select(client => $"{client.Cpf} {client.Name} {client.SearchText}").ToListAsync(TestDesk.Cancel);
        var lines = await db.PayrollLines.OrderBy(line => line.Fin).ThenBy(line => line.PaidInstallments).ThenBy(line => line.TotalInstallments)
            .Select(line => $"{line.Fin} {line.Reference} {line.Status} {line.TotalInstallments} {line.PaidInstallments} {line.PayingDepartment}").ToListAsync(TestDesk.Cancel);
        var cases = await db.Cases.OrderBy(@case => @case.Client.Cpf).Select(@case => $"{@case.Client.Cpf} {@case.Status} {@case.Loans} {@case.Reference}").ToListAsync(TestDesk.Cancel);
        var events = await db.CaseEvents.OrderBy(entry => entry.Type).Select(entry => entry.Type).ToListAsync(TestDesk.Cancel);
        return string.Join('\n', [.. clients, .. lines, .. cases, .. events]);
    }
}
