using System.Net.Http.Json;
using System.Text.Json;
using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Extensions.Options;

namespace CaseDesk.Tests.Commands;

/// <summary>The verbs as a crontab or an operator calls them: the real program, a process per call.</summary>
public sealed class VerbTests
{
    [Fact]
    public async Task Every_verb_explains_itself_and_touches_no_data()
    {
        await using var place = new Place();
        string[][] calls = [["help"], ["--help"], .. Verbs.All.Select(verb => new[] { verb.Name, "--help" })];

        foreach (var call in calls)
        {
            var (code, said, complained) = await DeskProcess.RunAsync(place.Settings, call);

            Assert.Equal((0, ""), (code, complained));
            Assert.Contains(call is [var name, "--help"] ? $"{name} " : "create-user --email", said, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Folder));
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("maintenance", "--dryrun")]
    [InlineData("maintenance", "now")]
    [InlineData("check", "--again")]
    [InlineData("import")]
    [InlineData("import", "/no/such/list.txt")]
    [InlineData("import", "CHANGELOG.md", "--reference", "July")]
    [InlineData("import", "CHANGELOG.md", "--reference")]
    [InlineData("import", "CHANGELOG.md", "--entity", "\u0001")]
    [InlineData("create-user", "--email", "ana@example.test", "--name", "Ana")]
    [InlineData("create-user", "--email", "--name", "Ana", "--role", "admin")]
    [InlineData("create-user", "--email", "ana@example.test", "--name", "Ana", "--role", "boss")]
    public async Task A_wrong_call_exits_with_2_and_says_how_to_call(params string[] call)
    {
        await using var place = await Place.WithDatabaseAsync(DatabaseProvider.Sqlite);

        var (code, said, complained) = await DeskProcess.RunAsync(place.Settings, call);

        Assert.Equal((2, ""), (code, said));
        Assert.Contains("--json", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_leaves_its_row_in_the_audit()
    {
        await using var place = await Place.WithDatabaseAsync(DatabaseProvider.Sqlite);

        await DeskProcess.RunAsync(place.Settings, ["maintenance"]);

        await using var db = place.Contexts.CreateDbContext();
        var row = await db.AuditEntries.SingleAsync(TestDesk.Cancel);
        Assert.Equal((AuditCodes.CommandRun, "maintenance", Actor.CommandLine.Name, null), (row.Act, row.SubjectId, row.ByName, row.UserId));
    }

    [Fact]
    public async Task What_is_wrong_with_a_call_is_said_in_English_like_all_that_verbs_say()
    {
        await using var place = new Place();

        var (code, _, complained) = await DeskProcess.RunAsync(
            new(place.Settings) { ["LANG"] = "pt_BR.UTF-8" }, ["create-user", "--email", "@ana", "--name", "Ana"]);

        Assert.Equal(2, code);
        Assert.StartsWith("Option '--role' is required.", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_where_no_server_has_been_says_so_and_makes_no_database()
    {
        await using var place = new Place();

        var (code, said, complained) = await DeskProcess.RunAsync(place.Settings, ["maintenance", "--json"]);

        Assert.Equal(1, code);
        Assert.Contains("Start the server once", complained, StringComparison.Ordinal);
        Assert.Equal(complained, JsonElement.Parse(said).GetProperty("error").GetString());
        Assert.Empty(Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_bad_setting_is_named_with_a_value_that_works()
    {
        await using var place = await Place.WithDatabaseAsync(DatabaseProvider.Sqlite);

        var (code, _, complained) = await DeskProcess.RunAsync(new(place.Settings) { ["Assignment__LengthHours"] = "-3" }, ["maintenance"]);

        Assert.Equal(1, code);
        Assert.Contains("Assignment:LengthHours", complained, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complained, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Maintenance_returns_what_is_over_and_prints_the_object_of_the_API(DatabaseProvider provider)
    {
        await using var place = await Place.WithDatabaseAsync(provider);
        await HeldSinceLastYearAsync(place);

        var dry = await DeskProcess.RunAsync(place.Settings, ["maintenance", "--dry-run", "--json"]);
        var real = await DeskProcess.RunAsync(place.Settings, ["maintenance", "--json"]);
        var again = await DeskProcess.RunAsync(place.Settings, ["maintenance"]);

        Assert.Equal((0, 0, 0), (dry.Code, real.Code, again.Code));
        Assert.Equal(1, JsonElement.Parse(dry.Out).GetProperty("cases").GetArrayLength());
        var answer = JsonElement.Parse(real.Out);
        Assert.Equal(
            ["execution_id", "maintenance_completed", "stats", "executed_at", "executed_by", "duration_ms"],
            answer.EnumerateObject().Select(field => field.Name));
        Assert.Equal((1, 1, 0), (Figure(answer, "processed"), Figure(answer, "expired"), Figure(answer, "errors")));
        Assert.EndsWith("Z", answer.GetProperty("executed_at").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("found 0, expired 0,", again.Out, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Import_loads_a_report_once_and_says_what_became_of_its_rows(DatabaseProvider provider)
    {
        await using var place = await Place.WithDatabaseAsync(provider);
        var report = place.File(Samples.Report, Samples.Bytes(Samples.Report));

        var first = await DeskProcess.RunAsync(place.Settings, ["import", report, "--json"]);
        var second = await DeskProcess.RunAsync(place.Settings, ["import", report, "--json"]);
        var third = await DeskProcess.RunAsync(place.Settings, ["import", "--again", report]);
        var check = await DeskProcess.RunAsync(place.Settings, ["check", "--json"]);

        Assert.True(first.Code == 0, first.Error);
        var import = JsonElement.Parse(first.Out);
        Assert.Equal("completed", import.GetProperty("status").GetString());
        Assert.Equal(6, import.GetProperty("counts").GetProperty("cases_created").GetInt32());
        Assert.Equal((0, true), (second.Code, JsonElement.Parse(second.Out).GetProperty("already_imported").GetBoolean()));
        Assert.Equal(0, third.Code);
        Assert.Contains("0 cases created", third.Out, StringComparison.Ordinal);
        Assert.Equal((0, """{"ok":true,"findings":[]}"""), (check.Code, check.Out));
    }

    [Fact]
    public async Task A_file_that_is_no_list_exits_with_1_and_says_what_is_wrong_and_what_to_do()
    {
        await using var place = await Place.WithDatabaseAsync(DatabaseProvider.Sqlite);
        var letter = place.File("carta.txt", "Prezados, segue a lista em anexo."u8.ToArray());
        var empty = place.File("vazia.txt", []);

        var (code, said, complained) = await DeskProcess.RunAsync(place.Settings, ["import", letter]);
        var nothing = await DeskProcess.RunAsync(place.Settings, ["import", empty, "--json"]);

        Assert.Equal((1, ""), (code, said));
        Assert.Contains("There is no CPF column. Found: Prezados, segue a lista em anexo.. Give the right column the title CPF. (no_cpf_column)", complained, StringComparison.Ordinal);
        Assert.Equal((1, "empty_file"), (nothing.Code, JsonElement.Parse(nothing.Out).GetProperty("code").GetString()));
        Assert.Contains("The file is empty. Export the list again", nothing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_finds_what_does_not_hold()
    {
        await using var place = await Place.WithDatabaseAsync(DatabaseProvider.Sqlite);
        var holder = await HeldSinceLastYearAsync(place);
        await using (var db = place.Db())
        {
            await db.Assignments.Where(row => row.UserId == holder).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.EndedAt, TestDesk.Start.UtcDateTime).SetProperty(row => row.EndReason, EndReason.Released), TestDesk.Cancel);
        }

        var (code, said, _) = await DeskProcess.RunAsync(place.Settings, ["check"]);

        Assert.Equal((1, "1 held cases do not agree with their assignment."), (code, said));
    }

    [Theory, BothDatabases]
    public async Task Create_user_prints_a_link_or_takes_a_password_and_refuses_the_rest(DatabaseProvider provider)
    {
        await using var place = await Place.WithDatabaseAsync(provider);
        string[] ana = ["create-user", "--email", "ana@example.test", "--name", "Ana de Teste", "--role", "supervisor"];

        var made = await DeskProcess.RunAsync(place.Settings, [.. ana, "--json"]);
        var twice = await DeskProcess.RunAsync(place.Settings, [.. ana, "--json"]);
        var shortPassword = await DeskProcess.RunAsync(
            place.Settings, ["create-user", "--email=bruno@example.test", "--name=Bruno", "--role=attendant", "--password-stdin"], "curta\n");
        var noEmail = await DeskProcess.RunAsync(place.Settings, ["create-user", "--email", "bruno", "--name", "Bruno", "--role", "attendant"]);

        Assert.True(made.Code == 0, made.Error);
        Assert.StartsWith("/account/set-password?user=", JsonElement.Parse(made.Out).GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, "email_taken"), (twice.Code, JsonElement.Parse(twice.Out).GetProperty("code").GetString()));
        Assert.Equal(1, shortPassword.Code);
        Assert.Contains("nobody was made", shortPassword.Error, StringComparison.Ordinal);
        Assert.Equal((1, "bruno is not an e-mail address."), (noEmail.Code, noEmail.Error));
        await using var db = place.Db();
        Assert.Equal(["ana@example.test"], await db.Users.Select(user => user.Email).ToListAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task Create_user_makes_the_database_of_an_unattended_installation_and_the_server_asks_for_nobody_else(DatabaseProvider provider)
    {
        await using var place = new Place(provider == DatabaseProvider.Sqlite ? null : await TestDatabase.CreateEmptyAsync(provider));
        string[] ana = ["create-user", "--email", "ana@example.test", "--name", "Ana de Teste", "--role", "admin", "--password-stdin"];

        var wrong = await DeskProcess.RunAsync(place.Settings, ["create-user", "--email", "ana@example.test"]);
        Assert.Equal(2, wrong.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Folder));
        var made = await DeskProcess.RunAsync(place.Settings, ana, TestApp.Password + "\n");

        Assert.True(made.Code == 0, made.Error);
        Assert.Equal("made.", made.Out);
        await using var server = await DeskProcess.ServeAsync(place.Settings);
        Assert.DoesNotContain("There is no user yet", server.Said, StringComparison.Ordinal);
        using var script = new HttpClient { BaseAddress = server.Address };
        using var signedIn = await script.PostAsJsonAsync("/api/auth/login", new { email = "ana@example.test", password = TestApp.Password }, TestDesk.Cancel);
        signedIn.EnsureSuccessStatusCode();
    }

    [Theory, BothDatabases]
    public async Task Verbs_work_beside_a_running_server(DatabaseProvider provider)
    {
        await using var place = await Place.WithDatabaseAsync(provider);
        await using var server = await DeskProcess.ServeAsync(place.Settings);
        using var script = new HttpClient { BaseAddress = server.Address };
        var report = place.File(Samples.Report, Samples.Bytes(Samples.Report));

        var user = await DeskProcess.RunAsync(
            place.Settings, ["create-user", "--email", "ana@example.test", "--name", "Ana de Teste", "--role", "admin", "--password-stdin"], TestApp.Password + "\n");
        var import = await DeskProcess.RunAsync(place.Settings, ["import", report]);
        var maintenance = await DeskProcess.RunAsync(place.Settings, ["maintenance"]);
        var check = await DeskProcess.RunAsync(place.Settings, ["check"]);

        Assert.Equal((0, 0, 0, 0), (user.Code, import.Code, maintenance.Code, check.Code));
        using var signedIn = await script.PostAsJsonAsync("/api/auth/login", new { email = "ana@example.test", password = TestApp.Password }, TestDesk.Cancel);
        var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>(TestDesk.Cancel)).GetProperty("access_token").GetString();
        script.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal(6, (await script.ReadAsync("/api/cases"))["total"].GetInt32());
    }

    private static int Figure(JsonElement answer, string name) => answer.GetProperty("stats").GetProperty(name).GetInt32();

    /// <summary>A case whose time is long over, by the clock of the machine too.</summary>
    private static async Task<string> HeldSinceLastYearAsync(Place place)
    {
        var clock = new FakeTimeProvider(TestDesk.Start);
        await using var db = place.Db();
        var ana = new AppUser("ana@example.test", "Ana de Teste", UserRole.Attendant, clock.Now());
        var client = new Client(InventedCpf.Number(1), "CARLA EXEMPLO", clock.Now());
        db.AddRange(ana, client);
        await db.SaveChangesAsync(TestDesk.Cancel);
        var @case = new Case(client.Id, clock.Now());
        db.Add(@case);
        await db.SaveChangesAsync(TestDesk.Cancel);
        var actions = new CaseActions(place.Contexts, new AssignmentPolicies(Options.Create(new AssignmentOptions())), new CaseFeed(), clock);
        Assert.IsType<CaseOutcome.Done>(await actions.AssignAsync(@case.Id, ana.AsCurrent(), TestDesk.Cancel));
        return ana.Id;
    }
}
