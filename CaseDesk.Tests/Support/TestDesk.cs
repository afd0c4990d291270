using CaseDesk.Core;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CaseDesk.Tests.Support;

/// <summary>A desk without a host: a database of its own, a clock that the test moves, the features of Core, and builders.</summary>
public sealed class TestDesk : IAsyncDisposable
{
    /// <summary>A Monday, 09:00 in São Paulo.</summary>
    public static readonly DateTimeOffset Start = new(2025, 8, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly string _files = Directory.CreateTempSubdirectory("casedesk-files-").FullName;
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private int _next;

    private TestDesk(TestDatabase database, AssignmentOptions options, ImportOptions imports, Action<DbContextOptionsBuilder>? configure)
    {
        _database = database;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(database.Factory(configure));
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(Options.Create(imports));
        services.AddSingleton<IFileStore>(new DiskFileStore(_files));
        services.AddSingleton<IImportQueue, NobodysQueue>();
        services.AddSingleton(TestApp.ReadsLists);
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddLogging();
        services.AddCaseDeskFeatures();
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    public DateTime Now => Clock.Now();

    public IDbContextFactory<CaseDeskDbContext> Contexts => Get<IDbContextFactory<CaseDeskDbContext>>();

    public CaseActions Actions => Get<CaseActions>();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestDesk> CreateAsync(
        DatabaseProvider provider, AssignmentOptions? options = null, Action<DbContextOptionsBuilder>? configure = null, ImportOptions? imports = null) =>
        new(await TestDatabase.CreateAsync(provider), options ?? new(), Patient(imports ?? new()), configure);

    /// <summary>Where a test does not say how long a file may take to read, a busy machine is no reason to fail.</summary>
    private static ImportOptions Patient(ImportOptions imports)
    {
        var usual = new ImportOptions();
        imports.InspectSeconds = imports.InspectSeconds == usual.InspectSeconds ? 300 : imports.InspectSeconds;
        imports.SilentSeconds = imports.SilentSeconds == usual.SilentSeconds ? 300 : imports.SilentSeconds;
        return imports;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CaseDeskDbContext Db() => Contexts.CreateDbContext();

    public Task<IAsyncDisposable> TakeDatabaseAwayAsync() => _database.TakeAwayAsync();

    public async Task<CurrentUser> UserAsync(UserRole role = UserRole.Attendant, string? name = null)
    {
        var number = Interlocked.Increment(ref _next);
        await using var db = Db();
        var user = new AppUser($"user{number}@example.test", name ?? $"{role} {number}", role, Now);
        db.Users.Add(user);
        await db.SaveChangesAsync(Cancel);
        return user.AsCurrent();
    }

    public async Task<Client> ClientAsync(string name = "ANA EXEMPLO DA SILVA")
    {
        await using var db = Db();
        var client = new Client(InventedCpf.Number(Interlocked.Increment(ref _next)), name, Now);
        db.Clients.Add(client);
        await db.SaveChangesAsync(Cancel);
        await ClientSearch.ReindexAsync(db, client.Id, Cancel);
        return client;
    }

    /// <summary>A free case of a client of its own.</summary>
    public async Task<long> CaseAsync(string clientName = "ANA EXEMPLO DA SILVA")
    {
        var client = await ClientAsync(clientName);
        await using var db = Db();
        var @case = new Case(client.Id, Now);
        db.Cases.Add(@case);
        await db.SaveChangesAsync(Cancel);
        return @case.Id;
    }

    /// <summary>A case that this user has just taken.</summary>
    public async Task<(long CaseId, long AssignmentId)> TakenAsync(CurrentUser user)
    {
        var caseId = await CaseAsync();
        var done = Assert.IsType<CaseOutcome.Done>(await Actions.AssignAsync(caseId, user, Cancel));
        return (caseId, done.Holding!.AssignmentId);
    }

    /// <summary>The time of this holding is over, and no screen has been told or has a timer that would notice.</summary>
    public async Task EndUnnoticedAsync(long caseId)
    {
        await using var db = Db();
        await EndUnnoticedAsync(db, caseId, Now);
    }

    public static async Task EndUnnoticedAsync(CaseDeskDbContext db, long caseId, DateTime now)
    {
        await db.Assignments.Where(row => row.CaseId == caseId && row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, now), Cancel);
        await db.Cases.Where(row => row.Id == caseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, now), Cancel);
    }

    public async Task<Case> ReadCaseAsync(long caseId)
    {
        await using var db = Db();
        return await db.Cases.AsNoTracking().SingleAsync(@case => @case.Id == caseId, Cancel);
    }

    public async Task<IReadOnlyList<Assignment>> AssignmentsAsync(long caseId)
    {
        await using var db = Db();
        return await db.Assignments.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.Id).ToListAsync(Cancel);
    }

    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(long caseId)
    {
        await using var db = Db();
        return await db.CaseEvents.AsNoTracking().Where(entry => entry.CaseId == caseId).OrderBy(entry => entry.Id).ToListAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await TestFolder.DeleteAsync(_files);
    }

    /// <summary>Tests run an import themselves when they want it to run.</summary>
    private sealed class NobodysQueue : IImportQueue
    {
        public void Wake()
        {
        }
    }
}
