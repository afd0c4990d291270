using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Web.Commands;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CaseDesk.Tests.Support;

/// <summary>The whole desk on a real port, over a database of its own, with a clock that the test moves and no jobs of its own accord.</summary>
public sealed partial class TestApp : WebApplicationFactory<Program>
{
    public const string Password = "uma-senha-de-teste";

    private readonly TestDatabase _database;
    private readonly List<Func<Task>> _closing = [];
    private readonly string _data = Directory.CreateTempSubdirectory("casedesk-data-").FullName;
    private readonly Dictionary<string, string> _settings;

    private TestApp(TestDatabase database, Dictionary<string, string> settings)
    {
        _database = database;
        _settings = settings;
        UseKestrel(); // Without a port: the factory would set it while the program, in a thread of its own, may be listening already.
    }

    public FakeTimeProvider Clock { get; } = new(TestDesk.Start);

    public Uri Address { get; private set; } = null!;

    public static async Task<TestApp> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, Dictionary<string, string>? settings = null)
    {
        var app = new TestApp(await TestDatabase.CreateAsync(provider), settings ?? []);
        app.StartServer();
        app.Address = new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        return app;
    }

    public CaseDeskDbContext Db() => Services.GetRequiredService<IDbContextFactory<CaseDeskDbContext>>().CreateDbContext();

    public Task<IAsyncDisposable> TakeDatabaseAwayAsync() => _database.TakeAwayAsync();

    public async Task<AppUser> UserAsync(UserRole role, string? email = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var address = email ?? $"{role.Code()}@example.test";
        var user = new AppUser(address, $"{role} de Teste", role, Clock.Now());
        var made = await users.CreateAsync(user, Password);
        Assert.True(made.Succeeded, made.ToString());
        return user;
    }

    /// <summary>A browser without JavaScript: keeps cookies, follows no redirect.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A script that has signed in with its bearer token.</summary>
    public async Task<HttpClient> ScriptAsync(AppUser user)
    {
        var client = new HttpClient { BaseAddress = Address };
        var answer = await client.PostAsJsonAsync("/api/auth/login", new { email = user.Email, password = Password }, TestDesk.Cancel);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestDesk.Cancel)).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password)
    {
        var page = await browser.GetStringAsync("/account/login", TestDesk.Cancel);
        return await browser.PostAsync("/account/login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Input.Email"] = email,
            ["Input.Password"] = password,
        }), TestDesk.Cancel);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(RepositoryRoot());
        builder.UseEnvironment("Development");
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("CaseDesk:DataDirectory", _data);
        builder.UseSetting("CaseDesk:Demo", "false");
        builder.UseSetting("Database:Provider", _database.Provider.ToString());
        builder.UseSetting("Database:ConnectionString", _database.ConnectionString);
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft", "Fatal");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Fatal");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IImportQueue, AtOnce>();
            services.AddSingleton(ReadsLists);
        });
    }

    /// <summary>The child process that reads files: the program itself, as it lies beside the tests.</summary>
    public static ListCommand ReadsLists { get; } = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "CaseDesk.Web.dll"), ReadListVerb.Name]);

    /// <summary>What is closed before the app stops: a window left open would knock at the door of the dead for the rest of the run.</summary>
    public void Closes(Func<Task> close) => _closing.Add(close);

    public override async ValueTask DisposeAsync()
    {
        foreach (var close in _closing)
        {
            await close();
        }

        await base.DisposeAsync();
        await _database.DisposeAsync();
        await TestFolder.DeleteAsync(_data);
    }

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CaseDesk.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    /// <summary>Works on an import as soon as it is received, beside the request, as Hangfire would.</summary>
    private sealed class AtOnce(IServiceProvider services) : IImportQueue
    {
        public void Wake() => _ = Task.Run(() => services.GetRequiredService<ImportRunner>().RunAsync(CancellationToken.None));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
