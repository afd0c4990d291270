using System.Net;
using System.Net.Http.Headers;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Endpoints;

/// <summary>What every call can be answered when it cannot be done: problem details, never a page.</summary>
public sealed class ErrorTests
{
    [Fact]
    public async Task Who_has_not_signed_in_gets_401_and_no_redirect()
    {
        await using var desk = await ApiDesk.StartAsync();
        using var browser = desk.App.Browser();
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var forger = desk.App.Browser();
        forger.DefaultRequestHeaders.Authorization = new("Bearer", "no-token-of-ours");

        foreach (var call in new[]
        {
            "GET /api/cases", "GET /api/cases/1", "POST /api/cases", "POST /api/cases/next", "POST /api/cases/1/assign", "PATCH /api/cases/1/expiry",
            "POST /api/cases/1/notes", "GET /api/cases/scheduler/statistics", "GET /api/clients", "GET /API/Imports", "POST /api/imports",
            "GET /api/imports/1/rejected.xlsx", "GET /api/nothing",
        })
        {
            var (method, path) = (HttpMethod.Parse(call.Split(' ')[0]), call.Split(' ')[1]);
            foreach (var stranger in new[] { desk.Nobody, browser, forger })
            {
                (await stranger.CallAsync(method, path, null)).IsProblem(HttpStatusCode.Unauthorized);
            }
        }
    }

    [Fact]
    public async Task What_is_not_there_is_404_as_problem_details_for_browsers_too()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        admin.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        foreach (var path in new[] { "/api", "/api/nothing", "/API/nothing", "/api/nothing.html", "/api/cases/999", "/api/cases/abc", "/api/cases/99999999999999999999", "/api/clients/999", "/api/imports/999" })
        {
            (await admin.ReadAsync(path)).IsProblem(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_object_is_400()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        foreach (var body in new[] { "{\"client_id\": ", "client_id=1", "[1]", "null", "" })
        {
            (await admin.PostAsync("/api/cases", body)).IsProblem(HttpStatusCode.BadRequest);
        }

        (await admin.PostAsync("/api/cases/1/release", "{")).IsProblem(HttpStatusCode.BadRequest);
        (await admin.PostAsync("/api/cases")).IsProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_where_JSON_is_expected_is_400()
    {
        await using var desk = await ApiDesk.StartAsync();
        using var form = new FormUrlEncodedContent([new("client_id", "1")]);

        (await (await desk.AsAsync(UserRole.Admin)).CallAsync(HttpMethod.Post, "/api/cases", form)).IsProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_parameter_with_a_bad_value_is_422_and_named()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        foreach (var (path, parameter) in new[]
        {
            ("/api/cases?page=0", "page"),
            ("/api/cases?page=abc", "page"),
            ("/api/cases?page_size=0", "page_size"),
            ("/api/cases?page_size=201", "page_size"),
            ("/api/cases?page_size=abc", "page_size"),
            ("/api/cases?page_size=99999999999", "page_size"),
            ("/api/cases?status=aberto", "status"),
            ("/api/cases?status=disponivel&status=x", "status"),
            ("/api/cases?order=name", "order"),
            ("/api/cases?assigned=perhaps", "assigned"),
            ("/api/cases?mine=me", "mine"),
            ("/api/cases?q=an", "q"),
            ("/api/clients?page_size=0", "page_size"),
            ("/api/clients?status=x", "status"),
            ("/api/clients?q=an", "q"),
            ("/api/imports?page=0", "page"),
            ("/api/imports/1/rows?outcome=x", "outcome"),
            ("/api/imports/1/rows?page_size=201", "page_size"),
            ("/api/cases/scheduler/statistics?days=abc", "days"),
            ("/api/cases/scheduler/statistics?days=0", "days"),
            ("/api/cases/scheduler/statistics?days=366", "days"),
            ("/api/cases/scheduler/cases-near-expiry?hours_before=abc", "hours_before"),
            ("/api/cases/scheduler/cases-near-expiry?hours_before=0", "hours_before"),
            ("/api/cases/scheduler/cases-near-expiry?hours_before=168.5", "hours_before"),
            ("/api/cases/scheduler/cases-near-expiry?hours_before=NaN", "hours_before"),
        })
        {
            (await admin.ReadAsync(path)).IsInvalid(parameter);
        }
    }

    [Fact]
    public async Task Parameters_without_a_value_are_as_if_they_were_not_there()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        (await admin.ReadAsync("/api/cases?status=&assigned=&mine=&q=&entity=&order=&page=&page_size=")).Is(HttpStatusCode.OK);
        (await admin.ReadAsync("/api/clients?q=&bank=&status=&page=&page_size=")).Is(HttpStatusCode.OK);
        (await admin.ReadAsync("/api/imports/?page=&page_size=")).Is(HttpStatusCode.OK);
        (await admin.PostAsync("/api/cases/scheduler/run-maintenance?dry_run=")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_field_with_a_bad_value_is_422_and_named_and_unknown_fields_are_ignored()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        var caseId = await desk.CaseAsync();

        (await admin.PostAsync("/api/cases", new { client_id = "seven" })).IsInvalid("client_id");
        (await admin.PostAsync("/api/cases", new { })).IsInvalid("client_id");
        (await admin.PatchAsync($"/api/cases/{caseId}/expiry", new { assignment_expires_at = "31/07/2025" })).IsInvalid("assignment_expires_at");
        (await admin.PatchAsync($"/api/cases/{caseId}/expiry", new { assignment_expires_at = 12 })).IsInvalid("assignment_expires_at");
        (await admin.PostAsync($"/api/cases/{caseId}/release", new { assignment_id = "x" })).IsInvalid("assignment_id");
        (await admin.PostAsync("/api/cases/scheduler/run-maintenance?dry_run=perhaps")).IsInvalid("dry_run");
        (await admin.PostAsync($"/api/cases/{caseId}/assign", new { colour = "blue" })).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_larger_than_the_server_reads_is_413()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        admin.DefaultRequestHeaders.ExpectContinue = true;

        (await admin.PostAsync("/api/cases", $$"""{ "client_id": 1, "more": "{{new string('x', 31_000_000)}}" }"""))
            .IsProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory, BothDatabases]
    public async Task While_the_database_is_away_every_call_is_503(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = await desk.AsAsync(UserRole.Admin);
        await admin.ReadAsync("/api/cases");

        await using (await desk.App.TakeDatabaseAwayAsync())
        {
            (await admin.ReadAsync("/api/cases")).IsProblem(HttpStatusCode.ServiceUnavailable);
            (await admin.PostAsync("/api/cases/1/assign")).IsProblem(HttpStatusCode.ServiceUnavailable);
            (await desk.Nobody.PostAsync("/api/auth/login", new { email = "admin@example.test", password = TestApp.Password })).IsProblem(HttpStatusCode.ServiceUnavailable);
        }

        (await admin.ReadAsync("/api/cases")).Is(HttpStatusCode.OK);
    }
}
