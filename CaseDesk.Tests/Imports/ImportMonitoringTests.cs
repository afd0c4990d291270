using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Imports;

public sealed class ImportMonitoringTests
{
    [Fact]
    public void A_rate_of_errors_far_above_the_last_one_is_named_with_both()
    {
        var odd = Assert.Single(ImportAnomalies.Of(Import(1000, rejected: 120), Import(1000, rejected: 4)));

        Assert.Equal(("error_rate", 0.12, 0.004), (odd.Kind, odd.Now, odd.Before));
    }

    [Fact]
    public void Half_the_rows_and_many_duplicates_are_named_too()
    {
        Assert.Equal(["fewer_rows", "duplicates"], ImportAnomalies.Of(Import(400, duplicate: 40), Import(1000)).Select(odd => odd.Kind));
    }

    [Fact]
    public void The_first_import_of_a_source_a_small_one_and_an_ordinary_one_are_not_out_of_the_ordinary()
    {
        Assert.Empty(ImportAnomalies.Of(Import(1000, rejected: 500), null));
        Assert.Empty(ImportAnomalies.Of(Import(10, rejected: 5), Import(1000)));
        Assert.Empty(ImportAnomalies.Of(Import(1000, rejected: 15), Import(1000, rejected: 10)));
    }

    [Theory, BothDatabases]
    public async Task Months_count_imports_rows_errors_and_the_share_of_good_rows_with_a_case(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.LoadAsync("CPF;Nome\n90000000175;ANA EXEMPLO\n90000000256;BRUNO TESTE\n123;SEM CPF\n");

        var (months, anomalies) = await desk.Get<ImportMonitoring>().ReadAsync(TestDesk.Cancel);

        Assert.Equal((12, new DateOnly(2025, 8, 1)), (months.Count, months[^1].Month));
        Assert.Equal((1, 3, 1, 1.0), (months[^1].Imports, months[^1].Rows, months[^1].Rejected, months[^1].CaseShare));
        Assert.Empty(anomalies);
    }

    [Theory, BothDatabases]
    public async Task Whoever_started_an_import_hears_once_that_it_has_ended(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (admin, other) = (await desk.UserAsync(UserRole.Admin), await desk.UserAsync(UserRole.Admin));
        var bytes = "CPF;Nome\n90000000175;ANA EXEMPLO\n"u8.ToArray();
        await desk.Get<ImportIntake>().ReceiveAsync(new(new MemoryStream(bytes), "lista.csv", bytes.Length, new ListChoices()), admin, TestDesk.Cancel);
        var reading = desk.Get<ImportReading>();
        Assert.Empty(await reading.EndedUnseenAsync(admin.Id, 5, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Empty(await reading.EndedUnseenAsync(other.Id, 5, TestDesk.Cancel));
        var ended = Assert.Single(await reading.EndedUnseenAsync(admin.Id, 5, TestDesk.Cancel));
        await reading.SeenAsync(ended.Id, other.Id, TestDesk.Cancel);
        Assert.Single(await reading.EndedUnseenAsync(admin.Id, 5, TestDesk.Cancel));
        await reading.SeenAsync(ended.Id, admin.Id, TestDesk.Cancel);
        Assert.Empty(await reading.EndedUnseenAsync(admin.Id, 5, TestDesk.Cancel));
    }

    private static ImportItem Import(int rows, int rejected = 0, int duplicate = 0) => new(
        1, ImportStatus.Completed, "lista.txt", "", 0, ListFormat.INetConsig.Code, null, "BANCO", null, "", default, null, null, rows, null,
        new() { Lines = rows, Rows = rows, Rejected = rejected, Duplicate = duplicate, Created = rows - rejected - duplicate }, ControlTotals.None, null, null,
        ListKind.NewList, ImportStatus.Completed, false, null);
}
