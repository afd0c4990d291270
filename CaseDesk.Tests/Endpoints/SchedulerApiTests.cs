using System.Net;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Endpoints;

/// <summary>The maintenance, its figures and what ends soon (api.md, "Scheduler").</summary>
public sealed class SchedulerApiTests
{
    private const string Run = "/api/cases/scheduler/run-maintenance";
    private const string Statistics = "/api/cases/scheduler/statistics";
    private const string Near = "/api/cases/scheduler/cases-near-expiry";

    [Theory, BothDatabases]
    public async Task A_run_returns_what_is_over_and_says_so_literally(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, _) = await desk.TakenAsync(ana);
        await desk.TakenAsync(ana);
        var supervisor = await desk.PersonAsync(UserRole.Supervisor);
        desk.App.Clock.Advance(TimeSpan.FromHours(72));
        using var script = await desk.App.ScriptAsync(supervisor);

        var look = (await script.PostAsync($"{Run}?dry_run=true")).Is(HttpStatusCode.OK);
        Assert.Equal(
            $$"""{"execution_id":null,"maintenance_completed":false,"stats":{"processed":2,"expired":0,"errors":0,"already_expired":0},"executed_at":"2025-08-07T12:00:00Z","executed_by":"{{supervisor.Name}}","duration_ms":0,"cases":[{{caseId}},{{caseId + 1}}]}""",
            look.Text);

        var run = (await script.PostAsync(Run)).Is(HttpStatusCode.OK);
        Assert.Equal(
            $$"""{"execution_id":1,"maintenance_completed":true,"stats":{"processed":2,"expired":2,"errors":0,"already_expired":0},"executed_at":"2025-08-07T12:00:00Z","executed_by":"{{supervisor.Name}}","duration_ms":0}""",
            run.Text);
        Assert.Equal(0, (await script.PostAsync(Run))["stats"].GetProperty("processed").GetInt32());
        await using var db = desk.App.Db();
        Assert.All(await db.Cases.ToListAsync(TestDesk.Cancel), row => Assert.Equal(CaseStatus.Available, row.Status));
    }

    [Theory, BothDatabases]
    public async Task Statistics_count_the_last_days_in_all_and_per_person(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var ana = await desk.PersonAsync(UserRole.Attendant);
        await desk.TakenAsync(ana);
        var (released, _) = await desk.TakenAsync(ana);
        await desk.Actions.RunAsync(released, new(CaseAction.Release), ana.AsCurrent(), TestDesk.Cancel);
        desk.App.Clock.Advance(TimeSpan.FromHours(72));
        var (ending, _) = await desk.TakenAsync(ana);
        desk.App.Clock.Advance(TimeSpan.FromHours(71));
        using var script = await desk.App.ScriptAsync(await desk.PersonAsync(UserRole.Supervisor));

        var week = (await script.ReadAsync(Statistics)).Is(HttpStatusCode.OK);

        Assert.Equal($$"""
            {"statistics":{"period_days":7,"assigned_count":3,"expired_count":1,"released_count":1,"currently_assigned":1,"generated_at":"2025-08-10T11:00:00Z"},"per_user":[{"user_id":"{{ana.Id}}","user_name":"{{ana.Name}}","assigned_count":3,"expired_count":1,"released_count":1,"currently_assigned":1}],"cases_near_expiry":[{"case_id":{{ending}},"assigned_user_id":"{{ana.Id}}","assigned_user_name":"{{ana.Name}}","expires_at":"2025-08-10T12:00:00Z","hours_remaining":1,"client_name":"ANA EXEMPLO DA SILVA"}],"near_expiry_count":1}
            """, week.Text);
        var days = (await script.ReadAsync($"{Statistics}?days=3"))["statistics"];
        Assert.Equal((3, 1, 1, 0, 1), (
            days.GetProperty("period_days").GetInt32(), days.GetProperty("assigned_count").GetInt32(), days.GetProperty("expired_count").GetInt32(),
            days.GetProperty("released_count").GetInt32(), days.GetProperty("currently_assigned").GetInt32()));
        (await script.ReadAsync($"{Statistics}?days=365")).Is(HttpStatusCode.OK);
    }

    [Theory, BothDatabases]
    public async Task What_ends_soon_is_shown_to_those_who_lead_and_to_each_attendant_his_own(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (ana, bruno) = (await desk.PersonAsync(UserRole.Attendant), await desk.PersonAsync(UserRole.Attendant, "2"));
        var supervisor = await desk.PersonAsync(UserRole.Supervisor);
        var (over, _) = await desk.TakenAsync(ana);
        desk.App.Clock.Advance(TimeSpan.FromHours(2));
        var (first, _) = await desk.TakenAsync(ana);
        desk.App.Clock.Advance(TimeSpan.FromMinutes(30));
        var (second, _) = await desk.TakenAsync(bruno);
        desk.App.Clock.Advance(TimeSpan.FromHours(70));
        using var leads = await desk.App.ScriptAsync(supervisor);
        using var attends = await desk.App.ScriptAsync(bruno);

        var all = (await leads.ReadAsync(Near)).Is(HttpStatusCode.OK);
        Assert.Equal((2, 2), (all["count"].GetInt32(), all["hours_before_expiry"].GetDouble()));
        Assert.Equal([first, second], all["cases"].EnumerateArray().Select(item => item.GetProperty("case_id").GetInt64()));
        Assert.Equal(
            $$"""{"case_id":{{first}},"assigned_user_id":"{{ana.Id}}","assigned_user_name":"{{ana.Name}}","expires_at":"2025-08-07T14:00:00Z","hours_remaining":1.5,"client_name":"ANA EXEMPLO DA SILVA"}""",
            all["cases"][0].GetRawText());
        Assert.Equal(1, (await leads.ReadAsync($"{Near}?hours_before=1.5"))["count"].GetInt32());
        Assert.Equal([second], (await attends.ReadAsync($"{Near}?hours_before=168"))["cases"].EnumerateArray().Select(item => item.GetProperty("case_id").GetInt64()));
        Assert.DoesNotContain($"\"case_id\":{over},", all.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scheduler_is_for_those_who_lead()
    {
        await using var desk = await ApiDesk.StartAsync();
        foreach (var role in new[] { UserRole.Attendant, UserRole.Calculator, UserRole.Closer })
        {
            var script = await desk.AsAsync(role);
            (await script.PostAsync(Run)).IsProblem(HttpStatusCode.Forbidden);
            (await script.ReadAsync(Statistics)).IsProblem(HttpStatusCode.Forbidden);
            (await script.ReadAsync(Near)).Is(role == UserRole.Attendant ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        }
    }
}
