using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CaseDesk.Benchmarks.Generating;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Statistics;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Commands;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Jobs;

/// <summary>The real server with its jobs, ended by kill -9 in the middle of one, and what the next server makes of it.</summary>
public sealed class KilledServerTests
{
    [Theory, BothDatabases]
    public async Task The_next_server_goes_on_with_a_sweep_that_was_killed_whatever_locks_the_dead_one_left(DatabaseProvider provider)
    {
        await using var place = await Place.WithDatabaseAsync(provider);
        var holder = await WithCasesAsync(place, 3_000);
        var left = 0;
        for (var attempt = 0; left == 0; attempt++)
        {
            Assert.True(attempt < 5, "The sweep was always faster.");
            await HoldAllSinceLastYearAsync(place, holder);
            await using (await DeskProcess.ServeAsync(WithJobs(place)))
            {
                await UntilAsync(async () => await DueAsync(place) < 3_000);
            }

            left = await DueAsync(place);
        }

        await HangfireFiles.LeaveLocksAsync(place);
        await using var next = await DeskProcess.ServeAsync(WithJobs(place));
        await UntilAsync(async () => await DueAsync(place) == 0);
        await UntilAsync(async () =>
        {
            await using var running = place.Db();
            return await running.MaintenanceRuns.AnyAsync(run => run.FinishedAt != null && run.Expired > 0 && run.Expired <= left, TestDesk.Cancel);
        });

        await using var db = place.Db();
        Assert.Equal(await db.Assignments.CountAsync(TestDesk.Cancel), await db.CaseEvents.CountAsync(entry => entry.Type == CaseEventTypes.Expired, TestDesk.Cancel));
        Assert.Empty(await new IntegrityCheck(place.Contexts).RunAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task The_next_server_finishes_an_import_that_was_killed_even_without_the_file_of_the_jobs(DatabaseProvider provider)
    {
        const int rows = 3_000;
        await using var place = await Place.WithDatabaseAsync(provider);
        var settings = new Dictionary<string, string>(WithJobs(place)) { ["Imports__RangeRows"] = "100" };
        await using (var first = await DeskProcess.ServeAsync(settings))
        {
            using var script = await AdministratorAsync(place, first);
            using var form = new MultipartFormDataContent { { new ByteArrayContent(Report(rows)), "file", "folha.txt" } };
            using var answer = await script.PostAsync("/api/imports", form, TestDesk.Cancel);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await UntilAsync(async () =>
            {
                await using var watching = place.Db();
                return await watching.Cases.AnyAsync(TestDesk.Cancel);
            });
        }

        await using (var db = place.Db())
        {
            Assert.Equal(ImportStatus.Running, await db.Imports.Select(import => import.Status).SingleAsync(TestDesk.Cancel));
            var past = TimeProvider.System.Now().AddMinutes(-1);
            await db.ImportLeases.ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Until, past), TestDesk.Cancel); // As after half a minute.
        }

        HangfireFiles.Delete(place);
        await using var next = await DeskProcess.ServeAsync(settings);
        await UntilAsync(async () =>
        {
            await using var watching = place.Db();
            return await watching.Imports.AnyAsync(import => ImportStatus.Finished.Contains(import.Status), TestDesk.Cancel);
        }, minutes: 5);

        await using var after = place.Db();
        Assert.Equal(ImportStatus.Completed, await after.Imports.Select(import => import.Status).SingleAsync(TestDesk.Cancel));
        Assert.Equal(rows, await after.ImportRows.CountAsync(row => row.Outcome != null, TestDesk.Cancel));
        Assert.Empty(await new IntegrityCheck(place.Contexts).RunAsync(TestDesk.Cancel));
    }

    [Theory, BothDatabases]
    public async Task The_pages_of_the_scheduler_show_what_ran_before_a_restart(DatabaseProvider provider)
    {
        await using var place = await Place.WithDatabaseAsync(provider);
        string job;
        await using (var first = await DeskProcess.ServeAsync(WithJobs(place)))
        {
            (await AdministratorAsync(place, first)).Dispose();
            using var before = await SignedInAsync(first);
            job = await SucceededAsync(before);
        }

        await using var next = await DeskProcess.ServeAsync(WithJobs(place));
        using var browser = await SignedInAsync(next);
        var page = await browser.GetStringAsync(job, TestDesk.Cancel);

        Assert.Contains("DeskJobs.", page, StringComparison.Ordinal);
        Assert.Contains("Processing", page, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> WithJobs(Place place) => new(place.Settings) { ["Jobs__Enabled"] = "true" };

    private static byte[] Report(int rows)
    {
        using var report = new MemoryStream();
        PayrollReport.Invent(rows).Write(report);
        return report.ToArray();
    }

    /// <summary>The page of a job that has succeeded.</summary>
    private static async Task<string> SucceededAsync(HttpClient browser)
    {
        var found = "";
        await UntilAsync(async () =>
        {
            var list = await browser.GetStringAsync("/hangfire/jobs/succeeded", TestDesk.Cancel);
            const string link = "/hangfire/jobs/details/";
            if (list.IndexOf(link, StringComparison.Ordinal) is var at and >= 0)
            {
                found = list[at..list.IndexOf('"', at)];
            }

            return found.Length > 0;
        });
        return found;
    }

    private static async Task<HttpClient> AdministratorAsync(Place place, DeskProcess server)
    {
        var made = await DeskProcess.RunAsync(
            place.Settings, ["create-user", "--email", "ana@example.test", "--name", "Ana", "--role", "admin", "--password-stdin"], TestApp.Password + "\n");
        Assert.True(made.Code == 0, made.Error);
        var script = new HttpClient { BaseAddress = server.Address };
        using var signedIn = await script.PostAsJsonAsync("/api/auth/login", new { email = "ana@example.test", password = TestApp.Password }, TestDesk.Cancel);
        var token = (await signedIn.Content.ReadFromJsonAsync<JsonElement>(TestDesk.Cancel)).GetProperty("access_token").GetString();
        script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return script;
    }

    private static async Task<HttpClient> SignedInAsync(DeskProcess server)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = server.Address };
        using var signedIn = await TestApp.SignInAsync(browser, "ana@example.test", TestApp.Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return browser;
    }

    private static async Task<string> WithCasesAsync(Place place, int count)
    {
        await using var db = place.Db();
        var now = TestDesk.Start.UtcDateTime;
        var holder = new AppUser("holder@example.test", "Ana de Teste", UserRole.Attendant, now);
        var clients = Enumerable.Range(1, count).Select(n => new CaseDesk.Core.Clients.Client(InventedCpf.Number(n), "CARLA EXEMPLO", now)).ToList();
        db.Add(holder);
        db.AddRange(clients);
        await db.SaveChangesAsync(TestDesk.Cancel);
        db.AddRange(clients.Select(client => new Case(client.Id, now)));
        await db.SaveChangesAsync(TestDesk.Cancel);
        return holder.Id;
    }

    private static async Task HoldAllSinceLastYearAsync(Place place, string holder)
    {
        var (taken, over) = (TestDesk.Start.UtcDateTime, TestDesk.Start.UtcDateTime.AddHours(72));
        await using var db = place.Db();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Assignments" ("CaseId", "UserId", "TakenAt", "ExpiresAt", "Renewals", "HadActivity")
            SELECT "Id", {holder}, {taken}, {over}, 0, FALSE FROM "Cases" WHERE "HolderId" IS NULL
            """, TestDesk.Cancel);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE "Cases" SET "Status" = 'em_atendimento', "HolderId" = {holder}, "OwnerId" = {holder}, "AssignedAt" = {taken}, "ExpiresAt" = {over},
                "AssignmentId" = (SELECT a."Id" FROM "Assignments" AS a WHERE a."CaseId" = "Cases"."Id" AND a."EndedAt" IS NULL)
            """, TestDesk.Cancel);
    }

    private static async Task<int> DueAsync(Place place)
    {
        await using var db = place.Db();
        return await db.Cases.CountAsync(EffectiveStatus.Due(TimeProvider.System.Now()), TestDesk.Cancel);
    }

    /// <summary>Within two minutes, which is how long a sweep may keep anybody waiting; an import takes what it takes.</summary>
    private static async Task UntilAsync(Func<Task<bool>> happened, int minutes = 2)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestDesk.Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(minutes));
        while (!await happened())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
