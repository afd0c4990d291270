using System.Net;
using CaseDesk.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace CaseDesk.Tests.Hosting;

/// <summary>The description of the API: complete, for anybody, and without help from outside.</summary>
public sealed class ApiDocsTests
{
    public static TheoryData<string, int[]> Calls => new()
    {
        { "post /api/auth/login", [200, 400, 401, 422, 429, 503] },
        { "post /api/auth/refresh", [200, 400, 401, 422, 429, 503] },
        { "get /api/cases", [200, 401, 403, 422, 503] },
        { "get /api/cases/{id}", [200, 401, 403, 404, 503] },
        { "post /api/cases", [201, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/next", [200, 204, 400, 401, 403, 409, 422, 503] },
        { "post /api/cases/{id}/assign", [200, 400, 401, 403, 404, 409, 503] },
        { "post /api/cases/{id}/release", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/{id}/renew", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/{id}/send-to-calculator", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/{id}/approve", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/{id}/reject", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/{id}/cancel", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/{id}/override", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "patch /api/cases/{id}/assignee", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "patch /api/cases/{id}/expiry", [200, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/{id}/check-expiry", [200, 400, 401, 403, 404, 503] },
        { "get /api/cases/{id}/notes", [200, 401, 403, 404, 422, 503] },
        { "post /api/cases/{id}/notes", [201, 400, 401, 403, 404, 409, 422, 503] },
        { "post /api/cases/scheduler/run-maintenance", [200, 400, 401, 403, 422, 503] },
        { "get /api/cases/scheduler/statistics", [200, 401, 403, 422, 503] },
        { "get /api/cases/scheduler/cases-near-expiry", [200, 401, 403, 422, 503] },
        { "get /api/clients", [200, 401, 403, 422, 503] },
        { "get /api/clients/{id}", [200, 401, 403, 404, 503] },
        { "post /api/imports", [200, 202, 400, 401, 403, 413, 422, 503] },
        { "get /api/imports", [200, 401, 403, 422, 503] },
        { "get /api/imports/{id}", [200, 401, 403, 404, 503] },
        { "get /api/imports/{id}/rows", [200, 401, 403, 404, 422, 503] },
        { "get /api/imports/{id}/rejected.xlsx", [200, 401, 403, 404, 503] },
        { "post /api/imports/{id}/run", [202, 400, 401, 403, 404, 409, 503] },
        { "post /api/imports/{id}/pause", [202, 400, 401, 403, 404, 409, 503] },
        { "post /api/imports/{id}/cancel", [202, 400, 401, 403, 404, 409, 503] },
        { "post /api/imports/{id}/undo", [202, 400, 401, 403, 404, 409, 503] },
    };

    [Fact]
    public async Task The_document_lists_every_call_with_its_statuses_and_how_to_sign_in()
    {
        await using var desk = await ApiDesk.StartAsync();

        var document = (await desk.Nobody.ReadAsync("/api/openapi.json")).Is(HttpStatusCode.OK);

        Assert.Equal("CaseDesk", document["info"].GetProperty("title").GetString());
        var scheme = document["components"].GetProperty("securitySchemes").GetProperty("bearer");
        Assert.Equal(("http", "bearer"), (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()));
        Assert.Equal(["auth", "cases", "clients", "imports", "scheduler"], document["tags"].EnumerateArray().Select(tag => tag.GetProperty("name").GetString()).Order());
        var wrong = new List<string>();
        foreach (var row in Calls)
        {
            var (call, statuses) = row.Data;
            var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
            Assert.True(document["paths"].TryGetProperty(path, out var calls) && calls.TryGetProperty(method, out _), $"{call} is missing.");
            var operation = calls.GetProperty(method);
            var documented = string.Join(' ', operation.GetProperty("responses").EnumerateObject().Select(answer => answer.Name));
            if (documented != string.Join(' ', statuses))
            {
                wrong.Add($"{call} is documented with {documented}");
            }

            Assert.Equal(!path.StartsWith("/api/auth/", StringComparison.Ordinal), operation.TryGetProperty("security", out _));
        }

        Assert.Empty(wrong);
        Assert.All(document["paths"].EnumerateObject(), path => Assert.StartsWith("/api/", path.Name, StringComparison.Ordinal));
    }

    [Fact, Trait("Category", "Browser")]
    public async Task The_page_shows_the_calls_to_anybody_with_nothing_from_outside_and_nothing_refused_by_its_policy()
    {
        await using var app = await TestApp.StartAsync();
        var page = await Browser.OpenAsync(app);
        var (problems, outside) = (new List<string>(), new List<string>());
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                problems.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(app.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                outside.Add(request.Url);
            }
        };

        await page.GotoAsync("/api/docs");

        await Expect(page.GetByText("/api/cases/{id}/assign").First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await page.ShotAsync("api-docs");
        Assert.Empty(outside);
        Assert.Empty(problems);
        Assert.Equal("CaseDesk API", await page.TitleAsync());
    }
}
