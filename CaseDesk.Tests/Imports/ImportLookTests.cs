using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CaseDesk.Tests.Imports;

/// <summary>Looks at a stored file and checks of it, while others act on the same import or on the desk.</summary>
public sealed class ImportLookTests
{
    [Fact]
    public async Task A_second_look_at_a_file_keeps_no_writer_waiting()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, "CPF;Nome\n90000000175;ANA EXEMPLO\n", ImportStatus.Inspected);
        await using var db = desk.Db();
        await using var other = new SqliteConnection(db.Database.GetConnectionString()) { DefaultTimeout = 1 };
        await other.OpenAsync(TestDesk.Cancel);
        var files = new WatchedStore(desk.Get<IFileStore>(), () => other.BeginTransaction().Dispose());

        Assert.IsType<SteeringOutcome.Accepted>(await Steering(desk, files).InspectAsync(importId, new(Mapping: new(1, [])), admin, TestDesk.Cancel));

        Assert.Equal(1, files.Looks);
    }

    [Theory, BothDatabases]
    public async Task What_somebody_chose_while_the_file_was_looked_at_again_stays(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, "CPF;Nome\n90000000175;ANA EXEMPLO\n", ImportStatus.Inspected);
        var files = new WatchedStore(desk.Get<IFileStore>(), () =>
            desk.Get<ImportSteering>().ChooseAsync(importId, new(Entity: "BANCO B"), admin, TestDesk.Cancel).GetAwaiter().GetResult());

        Assert.IsType<SteeringOutcome.WrongStatus>(await Steering(desk, files).InspectAsync(importId, new(Entity: "BANCO A"), admin, TestDesk.Cancel));

        Assert.Equal("BANCO B", (await desk.ReadAsync(importId)).Entity);
    }

    [Theory, BothDatabases]
    public async Task A_check_whose_choices_change_under_it_begins_anew_with_the_new_ones(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, "A;B;C\n90000000175;ANA PRIMEIRA;ANA SEGUNDA\n", ImportStatus.Inspected);
        ListChoices first = new(Mapping: new(1, [ListField.Cpf, ListField.Name, ListField.Ignore])), second = new(Mapping: new(1, [ListField.Cpf, ListField.Ignore, ListField.Name]));
        await desk.Get<ImportSteering>().CheckAsync(importId, first, admin, TestDesk.Cancel);
        WatchedStore? files = null;
        files = new(desk.Get<IFileStore>(), () =>
        {
            if (files!.Looks == 0)
            {
                desk.Get<ImportSteering>().CheckAsync(importId, second, admin, TestDesk.Cancel).GetAwaiter().GetResult();
            }
        });

        await new ImportRunner(
            desk.Contexts, files, desk.Get<ListProcess>(), desk.Get<IOptions<ImportOptions>>(), desk.Get<Core.Cases.Timeline.CaseFeed>(), desk.Clock, NullLogger<ImportRunner>.Instance).RunAsync(TestDesk.Cancel);

        await using var db = desk.Db();
        Assert.Equal(["ANA SEGUNDA"], await db.ImportRows.Select(row => row.Name).ToListAsync(TestDesk.Cancel));
        Assert.Equal((ImportStatus.Checked, 2), ((await desk.ReadAsync(importId)).Status, files.Looks));
    }

    [Fact]
    public async Task A_second_check_that_fails_leaves_nothing_of_the_first_to_run()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await LoadAsync(desk, admin, Report(), ImportStatus.Checked);
        await using var db = desk.Db();
        desk.Get<IFileStore>().Delete(await db.Imports.Select(import => import.StoredName).SingleAsync(TestDesk.Cancel));
        var steering = desk.Get<ImportSteering>();
        await steering.CheckAsync(importId, new(), admin, TestDesk.Cancel);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Equal(new SteeringOutcome.Accepted(ImportStatus.Inspected), await steering.RunAsync(importId, admin, TestDesk.Cancel));
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        Assert.Equal((ImportStatus.Failed, "file_gone", 0), (await desk.ReadAsync(importId)) is var failed ? (failed.Status, failed.Error, failed.Counts.Rows) : default);
        Assert.False(await db.Clients.AnyAsync(TestDesk.Cancel));
    }

    [Fact]
    public async Task A_stored_file_that_is_gone_is_said()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var admin = await desk.UserAsync(UserRole.Admin);
        var importId = await desk.ReceiveAsync(admin, Report(), ImportStatus.Checked);
        await using (var db = desk.Db())
        {
            desk.Get<IFileStore>().Delete(await db.Imports.Select(import => import.StoredName).SingleAsync(TestDesk.Cancel));
        }

        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);

        var failed = await desk.ReadAsync(importId);
        Assert.Equal((ImportStatus.Failed, "file_gone"), (failed.Status, failed.Error));
    }

    private static ImportSteering Steering(TestDesk desk, IFileStore files) =>
        new(desk.Contexts, files, desk.Get<ListProcess>(), desk.Get<IImportQueue>(), desk.Clock);

    private static string Report() => System.Text.Encoding.Latin1.GetString(Samples.Bytes(Samples.Report));

    private static async Task<long> LoadAsync(TestDesk desk, CurrentUser user, string content, string goesTo)
    {
        var importId = await desk.ReceiveAsync(user, content, goesTo);
        await desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        return importId;
    }

    /// <summary>Does something at the moment a file is looked for.</summary>
    private sealed class WatchedStore(IFileStore files, Action whenLookedFor) : IFileStore
    {
        public int Looks { get; private set; }

        public Task<StoredFile?> SaveAsync(Stream content, long limit, CancellationToken cancellationToken) => files.SaveAsync(content, limit, cancellationToken);

        public Stream Open(string name) => files.Open(name);

        public string PathOf(string name)
        {
            whenLookedFor();
            Looks++;
            return files.PathOf(name);
        }

        public void Delete(string name) => files.Delete(name);
    }
}
