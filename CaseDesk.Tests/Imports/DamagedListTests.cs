using System.Globalization;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>
/// Whatever the mix of damage: every line is accounted for, good rows are in exactly as they were meant, and nothing else is.
/// CASEDESK_DAMAGED says how many lists; a failure names its seed.
/// </summary>
public sealed class DamagedListTests
{
    private static readonly int Lists = int.TryParse(Environment.GetEnvironmentVariable("CASEDESK_DAMAGED"), NumberStyles.None, CultureInfo.InvariantCulture, out var lists) ? lists : 5;

    [Theory, BothDatabases]
    public Task A_damaged_report_is_accounted_for_to_the_last_line(DatabaseProvider provider) => HoldsAsync(provider, DamagedList.Report, async (db, list) =>
    {
        var lines = await (
            from client in db.Clients
            join enrollment in db.Enrollments on client.Id equals enrollment.ClientId
            join line in db.PayrollLines on enrollment.Id equals line.EnrollmentId
            select new { client.Cpf, enrollment.Number, line.Fin, line.Status, line.TotalInstallments, line.PaidInstallments, line.Amount, line.PostingDepartment, line.PayingDepartment })
            .ToListAsync(TestDesk.Cancel);
        Assert.Equal(list.Good.Order(), lines.Select(line => string.Create(CultureInfo.InvariantCulture,
            $"{line.Cpf} {line.Number} {line.Fin} {line.Status} {line.TotalInstallments} {line.PaidInstallments} {line.Amount * 100:0} {line.PostingDepartment} {line.PayingDepartment}")).Order());
        Assert.Equal(lines.Sum(line => line.Amount), (await db.Cases.Select(@case => @case.LoansAmount).ToListAsync(TestDesk.Cancel)).Sum());
        Assert.Equal(lines.Count, await db.Cases.SumAsync(@case => @case.Loans, TestDesk.Cancel));
    });

    [Theory, BothDatabases]
    public Task A_damaged_sheet_is_accounted_for_to_the_last_line(DatabaseProvider provider) => HoldsAsync(provider, DamagedList.Sheet, async (db, list) =>
    {
        var phones = await (
            from client in db.Clients join phone in db.Phones on client.Id equals phone.ClientId select client.Cpf + " " + phone.Number).ToListAsync(TestDesk.Cancel);
        Assert.Equal(list.Good.Order(), phones.Order());
    });

    private static Task HoldsAsync(DatabaseProvider provider, Func<int, DamagedList> make, Func<CaseDeskDbContext, DamagedList, Task> goodRows) =>
        Gen.Int[1, 1_000_000].SampleAsync(async seed =>
        {
            var list = make(seed);
            await using var desk = await TestDesk.CreateAsync(provider, imports: new() { RangeRows = 1 + seed % 90 });

            var import = await desk.LoadAsync(list.Content);

            Assert.True(import.Counts.AddUp);
            Assert.Equal(list.Outcomes.OrderBy(row => row.Key), (await desk.RowsAsync(import)).Select(row => KeyValuePair.Create(row.Line, row.Outcome)));
            Assert.Equal(
                (list.Lines, list.Outcomes.Count, Count(list, RowOutcome.Created), Count(list, RowOutcome.Duplicate), Count(list, RowOutcome.Rejected)),
                (import.Counts.Lines, import.Counts.Rows, import.Counts.Created, import.Counts.Duplicate, import.Counts.Rejected));
            await using var db = desk.Db();
            await goodRows(db, list);
            await PeopleAreRightAsync(db, list);
            await ASecondTimeChangesNothingAsync(desk, list, import);
        }, iter: Lists, threads: 1);

    private static async Task PeopleAreRightAsync(CaseDeskDbContext db, DamagedList list)
    {
        var clients = await db.Clients.AsNoTracking().Include(client => client.Enrollments).Include(client => client.Phones).ToListAsync(TestDesk.Cancel);
        Assert.Equal(list.People.OrderBy(person => person.Key), clients.OrderBy(client => client.Cpf, StringComparer.Ordinal).Select(client => KeyValuePair.Create(client.Cpf, client.Name)));
        Assert.All(clients, client => Assert.Equal(
            ClientSearch.TextOf(client.Name, client.Cpf, client.Enrollments.OrderBy(row => row.Id).Select(row => row.Number), client.Phones.OrderBy(row => row.Id).Select(row => row.Number)),
            client.SearchText));
        Assert.Equal(clients.Count, await db.Cases.CountAsync(TestDesk.Cancel));
    }

    private static async Task ASecondTimeChangesNothingAsync(TestDesk desk, DamagedList list, Import first)
    {
        var admin = await desk.UserAsync(UserRole.Admin);
        Assert.IsType<IntakeOutcome.Received>(await desk.Get<ImportIntake>().ReceiveAsync(
            new(new MemoryStream(list.Content), "lista", list.Content.Length, new(), Again: true), admin, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        await using var db = desk.Db();
        var second = await db.Imports.OrderBy(import => import.Id).LastAsync(TestDesk.Cancel);
        Assert.Equal((0, 0, first.Counts.Created), (second.Counts.Created, second.Counts.Updated, second.Counts.Unchanged));
        Assert.Equal(0, second.Counts.ClientsUpdated + second.Counts.CasesCreated);
    }

    private static int Count(DamagedList list, string outcome) => list.Outcomes.Values.Count(found => found == outcome);
}
