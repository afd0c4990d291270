using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

public sealed class ImportSteeringTests
{
    [Theory, BothDatabases]
    public async Task A_check_says_beforehand_what_the_run_then_does(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        await LoadAsync(desk, admin, Report(), ImportStatus.Completed);
        var changed = Report().Replace("096   024         458,04", "096   025         460,00", StringComparison.Ordinal);
        var importId = await LoadAsync(desk, admin, changed, ImportStatus.Checked);

        var foreseen = await desk.ReadAsync(importId);
        Assert.Equal(ImportStatus.Checked, foreseen.Status);
        Assert.Equal((0, 1, 7, 0), (foreseen.Counts.Created, foreseen.Counts.Updated, foreseen.Counts.Unchanged, foreseen.Counts.CasesCreated));
        Assert.Equal(new SteeringOutcome.Accepted(ImportStatus.Queued), await desk.Get<ImportSteering>().RunAsync(importId, admin, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Equal(foreseen.Counts, (await desk.ReadAsync(importId)).Counts);
    }

    [Theory, BothDatabases]
    public async Task An_unknown_list_foresees_every_client_and_case_that_the_run_creates(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await LoadAsync(desk, admin, Report(), ImportStatus.Checked);
        var foreseen = await desk.ReadAsync(importId);
        await using (var db = desk.Db())
        {
            Assert.False(await db.Clients.AnyAsync(TestDesk.Cancel));
        }

        await desk.Get<ImportSteering>().RunAsync(importId, admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Equal(6, foreseen.Counts.CasesCreated);
        Assert.Equal(foreseen.Counts, (await desk.ReadAsync(importId)).Counts);
    }

    [Theory, BothDatabases]
    public async Task A_pause_is_heard_at_the_next_range_and_a_run_goes_on_behind_it(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, imports: new() { RangeRows = 3 });
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await LoadAsync(desk, admin, Report(), ImportStatus.Checked);
        var steering = desk.Get<ImportSteering>();
        await steering.RunAsync(importId, admin, TestDesk.Cancel);
        desk.Get<Core.Cases.Timeline.CaseFeed>().Changed += _ => steering.PauseAsync(importId, admin, TestDesk.Cancel).GetAwaiter().GetResult();

        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        var paused = await desk.ReadAsync(importId);
        Assert.Equal((ImportStatus.Paused, 3), (paused.Status, paused.Done));
        Assert.IsType<SteeringOutcome.WrongStatus>(await steering.PauseAsync(importId, admin, TestDesk.Cancel));
        for (var runs = 0; runs < 3; runs++)
        {
            await steering.RunAsync(importId, admin, TestDesk.Cancel);
            await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        }

        var done = await desk.ReadAsync(importId);
        Assert.Equal((ImportStatus.Completed, 8, 6), (done.Status, done.Counts.Created, done.Counts.CasesCreated));
    }

    [Theory, BothDatabases]
    public async Task The_rate_is_that_of_the_work_and_no_pause_thins_it_out(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, imports: new() { RangeRows = 3 });
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await LoadAsync(desk, admin, Report(), ImportStatus.Checked);
        var steering = desk.Get<ImportSteering>();
        desk.Get<Core.Cases.Timeline.CaseFeed>().Changed += _ => steering.PauseAsync(importId, admin, TestDesk.Cancel).GetAwaiter().GetResult();
        desk.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(100);
        for (var runs = 0; runs < 4; runs++)
        {
            desk.Clock.Advance(TimeSpan.FromHours(1));
            await steering.RunAsync(importId, admin, TestDesk.Cancel);
            await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        }

        var done = await desk.ReadAsync(importId);
        Assert.Equal(ImportStatus.Completed, done.Status);
        Assert.InRange(done.RowsPerSecond!.Value, 1, 100);
        Assert.True(done.FinishedAt - done.StartedAt > TimeSpan.FromHours(2), $"{done.StartedAt} to {done.FinishedAt}");
    }

    [Theory, BothDatabases]
    public async Task What_was_in_before_a_cancel_stays_and_is_said(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, imports: new() { RangeRows = 3 });
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await LoadAsync(desk, admin, Report(), ImportStatus.Checked);
        var steering = desk.Get<ImportSteering>();
        await steering.RunAsync(importId, admin, TestDesk.Cancel);
        desk.Get<Core.Cases.Timeline.CaseFeed>().Changed += _ => steering.CancelAsync(importId, admin, TestDesk.Cancel).GetAwaiter().GetResult();

        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        var cancelled = await desk.ReadAsync(importId);
        Assert.Equal((ImportStatus.Cancelled, 3, 5), (cancelled.Status, cancelled.Counts.Created, cancelled.Counts.NotApplied));
        await using var db = desk.Db();
        Assert.Equal(3, await db.PayrollLines.CountAsync(TestDesk.Cancel));
        Assert.IsType<SteeringOutcome.WrongStatus>(await steering.RunAsync(importId, admin, TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task What_the_check_foresaw_does_not_count_when_nothing_went_in(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await LoadAsync(desk, admin, Report(), ImportStatus.Checked);

        await desk.Get<ImportSteering>().CancelAsync(importId, admin, TestDesk.Cancel);

        Assert.Equal(new ImportCounts { Lines = (await desk.ReadAsync(importId)).Counts.Lines, Rows = 8 }, (await desk.ReadAsync(importId)).Counts);
    }

    [Theory, BothDatabases]
    public async Task A_check_that_is_cancelled_while_it_reads_stores_nothing_more(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, Report(), ImportStatus.Checked);
        await desk.Get<ImportSteering>().CancelAsync(importId, admin, TestDesk.Cancel);

        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        await using var db = desk.Db();
        Assert.False(await db.ImportRows.AnyAsync(TestDesk.Cancel));
        Assert.Equal(ImportStatus.Cancelled, (await desk.ReadAsync(importId)).Status);
    }

    [Theory, BothDatabases]
    public async Task A_list_waits_for_its_setup_and_is_checked_again_as_often_as_somebody_changes_it(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var steering = desk.Get<ImportSteering>();
        const string csv = "A;B;C\n90000000175;ANA EXEMPLO DA SILVA;x\n175;BRUNO TESTE;y\n";
        var importId = await LoadAsync(desk, admin, csv, ImportStatus.Inspected);
        Assert.Equal(ImportStatus.Inspected, (await desk.ReadAsync(importId)).Status);

        var choices = new ListChoices(Mapping: new(1, [ListField.Cpf, ListField.Name, ListField.Ignore]));
        Assert.IsType<SteeringOutcome.Accepted>(await steering.CheckAsync(importId, choices, admin, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        var first = await desk.ReadAsync(importId);
        await steering.CheckAsync(importId, choices with { Mapping = new(2, choices.Mapping!.Fields) }, admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        var second = await desk.ReadAsync(importId);

        Assert.Equal((ImportStatus.Checked, 2, 1, 1), (first.Status, first.Counts.Rows, first.Counts.Created, first.Counts.Rejected));
        Assert.Equal((ImportStatus.Checked, 1, 0, 1), (second.Status, second.Counts.Rows, second.Counts.Created, second.Counts.Rejected));
    }

    [Fact]
    public async Task A_mapping_without_a_cpf_is_refused_and_nobody_but_an_importer_may_say_anything()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var steering = desk.Get<ImportSteering>();
        var importId = await desk.ReceiveAsync(admin, "A;B\nANA EXEMPLO;x\n", ImportStatus.Inspected);

        var refused = Assert.IsType<SteeringOutcome.Refused>(await steering.CheckAsync(importId, new(), admin, TestDesk.Cancel));
        Assert.Equal("no_cpf_column", refused.Why.Code);
        Assert.IsType<SteeringOutcome.NotFound>(await steering.RunAsync(99, admin, TestDesk.Cancel));
        foreach (var role in new[] { UserRole.Attendant, UserRole.Calculator, UserRole.Closer })
        {
            Assert.IsType<SteeringOutcome.NotAllowed>(await steering.CancelAsync(importId, await desk.UserAsync(role), TestDesk.Cancel));
        }
    }

    private static string Report() => System.Text.Encoding.Latin1.GetString(Samples.Bytes(Samples.Report));

    private static async Task<long> LoadAsync(TestDesk desk, CurrentUser user, string content, string goesTo)
    {
        var importId = await desk.ReceiveAsync(user, content, goesTo);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        return importId;
    }
}
