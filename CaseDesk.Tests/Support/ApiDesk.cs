using System.Net;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Tests.Support;

/// <summary>A desk on a real port, with people who call its API and builders for what they work on.</summary>
public sealed class ApiDesk : IAsyncDisposable
{
    private readonly Dictionary<string, HttpClient> _scripts = [];
    private readonly Dictionary<string, AppUser> _people = [];
    private int _next;

    private ApiDesk(TestApp app)
    {
        App = app;
        Nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
    }

    public TestApp App { get; }

    /// <summary>Calls without having signed in.</summary>
    public HttpClient Nobody { get; }

    public DateTime Now => App.Clock.Now();

    public CaseActions Actions => Get<CaseActions>();

    public static async Task<ApiDesk> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, Dictionary<string, string>? settings = null) =>
        new(await TestApp.StartAsync(provider, settings));

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Somebody of this role, who has signed in; the same person for the same name.</summary>
    public async Task<HttpClient> AsAsync(UserRole role, string name = "")
    {
        var key = role.Code() + name;
        if (!_scripts.TryGetValue(key, out var script))
        {
            _scripts[key] = script = await App.ScriptAsync(await PersonAsync(role, name));
        }

        return script;
    }

    public async Task<AppUser> PersonAsync(UserRole role, string name = "")
    {
        var key = role.Code() + name;
        if (!_people.TryGetValue(key, out var person))
        {
            _people[key] = person = await App.UserAsync(role, $"{key}@example.test");
        }

        return person;
    }

    public async Task<long> ClientAsync(string name = "ANA EXEMPLO DA SILVA")
    {
        await using var db = App.Db();
        var client = new Client(InventedCpf.Number(++_next), name, Now);
        db.Clients.Add(client);
        await db.SaveChangesAsync(TestDesk.Cancel);
        await ClientSearch.ReindexAsync(db, client.Id, TestDesk.Cancel);
        return client.Id;
    }

    /// <summary>A free case of a client of its own.</summary>
    public async Task<long> CaseAsync(string clientName = "ANA EXEMPLO DA SILVA")
    {
        var clientId = await ClientAsync(clientName);
        await using var db = App.Db();
        var @case = new Case(clientId, Now);
        db.Cases.Add(@case);
        await db.SaveChangesAsync(TestDesk.Cancel);
        return @case.Id;
    }

    /// <summary>A case that this person has just taken.</summary>
    public async Task<(long CaseId, long AssignmentId)> TakenAsync(AppUser holder)
    {
        var caseId = await CaseAsync();
        var done = Assert.IsType<CaseOutcome.Done>(await Actions.AssignAsync(caseId, holder.AsCurrent(), TestDesk.Cancel));
        return (caseId, done.Holding!.AssignmentId);
    }

    /// <summary>A loan of the client of this case, shown on the case as an import shows it.</summary>
    public async Task LoanAsync(long caseId, string entityCode, string entityName, decimal amount, string enrollmentNumber = "900001-1")
    {
        await using var db = App.Db();
        var clientId = await db.Cases.Where(row => row.Id == caseId).Select(row => row.ClientId).SingleAsync(TestDesk.Cancel);
        var entity = await db.PayrollEntities.SingleOrDefaultAsync(row => row.Code == entityCode, TestDesk.Cancel) ?? new(entityCode, entityName);
        var enrollment = new Enrollment(clientId, enrollmentNumber, "028", "SECRETARIA DE EXEMPLO", "3-AGENTE", Now);
        db.AddRange(enrollment);
        db.Update(entity);
        await db.SaveChangesAsync(TestDesk.Cancel);
        var reference = new DateOnly(2025, 7, 1);
        db.PayrollLines.Add(new(enrollment.Id, entity.Id, "0012", reference, "1", 96, 12, amount));
        await db.SaveChangesAsync(TestDesk.Cancel);
        await db.Cases.Where(row => row.Id == caseId).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.EntityId, entity.Id).SetProperty(row => row.Reference, reference)
            .SetProperty(row => row.Loans, 1).SetProperty(row => row.LoansAmount, amount), TestDesk.Cancel);
    }

    /// <summary>The import when nobody works on it any more.</summary>
    public async Task<ApiAnswer> EndOfAsync(HttpClient script, long id)
    {
        for (var attempt = 0; ; attempt++)
        {
            await Get<ImportRunner>().RunAsync(TestDesk.Cancel);
            var isOver = await Get<ImportReading>().ReadAsync(id, TestDesk.Cancel) is { IsUnderWay: false };
            var read = (await script.ReadAsync($"/api/imports/{id}")).Is(HttpStatusCode.OK);
            if (isOver)
            {
                return read;
            }

            Assert.True(attempt < 1000, $"Import {id} does not end: {read.Text}");
            await Task.Delay(20, TestDesk.Cancel);
        }
    }

    public async Task SweepAsync() => await Get<CaseScheduler>().RunAsync(Actor.System, dryRun: false, TestDesk.Cancel);

    public async ValueTask DisposeAsync()
    {
        Nobody.Dispose();
        foreach (var script in _scripts.Values)
        {
            script.Dispose();
        }

        await App.DisposeAsync();
    }
}
