using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseDesk.Tests.Web;

/// <summary>Every screen in a real browser: readable for everybody, in both themes and widths, by mouse and by keys.</summary>
[Trait("Category", "Browser")]
public sealed class ScreensTests
{
    private static readonly string[] Pages =
    [
        "/", "/?status=em_atendimento", "/?q=naoexiste", "/mine", "/calculator", "/cases/1", "/cases/2", "/cases/99", "/clients", "/clients/1",
        "/dashboard", "/dashboard?from=2025-08-03&to=2025-08-01", "/ending-soon", "/ending-soon?hours=72", "/imports", "/imports/monitor", "/team", "/maintenance",
    ];

    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    [InlineData(390, 844, false)]
    [InlineData(390, 844, true)]
    public async Task Every_page_passes_the_accessibility_rules_and_fits_its_window(int width, int height, bool dark)
    {
        await using var desk = await FilledDeskAsync();
        var page = await Browser.OpenAsync(desk.App, width, height, dark);
        await page.GotoAsync("/account/login");
        await page.IsFineAsync("/account/login");
        await page.SignInAsync("admin@example.test");
        foreach (var path in Pages)
        {
            await page.GoAsync(path);
            await Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            await page.IsFineAsync(path);
        }

        await page.GoAsync("/cases/1");
        await page.Locator(".bell summary").ClickAsync();
        await page.IsFineAsync("the bell");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".menu summary").ClickAsync();
        await page.IsFineAsync("the menu of actions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mudar o prazo" }).ClickAsync();
        await page.IsFineAsync("the form of an action");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_empty_desk_passes_the_accessibility_rules_too()
    {
        await using var desk = await ApiDesk.StartAsync();
        await desk.App.UserAsync(UserRole.Admin);
        var page = await Browser.OpenAsync(desk.App);
        await page.SignInAsync("admin@example.test");
        foreach (var path in new[] { "/", "/mine", "/calculator", "/clients", "/dashboard", "/ending-soon", "/imports", "/imports/monitor", "/maintenance" })
        {
            await page.GoAsync(path);
            await Expect(page.Locator(".empty")).ToBeVisibleAsync();
            await page.IsFineAsync(path);
        }
    }

    [Fact]
    public async Task At_1280_by_800_the_queue_shows_fifteen_rows_with_every_filter_row_above_it()
    {
        await using var desk = await ApiDesk.StartAsync();
        await desk.App.UserAsync(UserRole.Admin);
        for (var n = 0; n < 20; n++)
        {
            await desk.LoanAsync(await desk.CaseAsync($"CLIENTE {n:00} EXEMPLO"), $"00{n % 2}", $"BANCO EXEMPLO {n % 2}", 100 + n, $"90000{n}-1");
        }

        var page = await Browser.OpenAsync(desk.App);
        await page.SignInAsync("admin@example.test");
        await page.GoAsync("/");
        await Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(20);

        Assert.True(await FullyVisibleRowsAsync(page) >= 15, $"Only {await FullyVisibleRowsAsync(page)} rows are visible.");
    }

    [Fact]
    public async Task Keys_search_walk_open_and_close()
    {
        await using var desk = await FilledDeskAsync();
        var page = await Browser.OpenAsync(desk.App);
        await page.SignInAsync("admin@example.test");
        await page.GoAsync("/?status=todos");
        await Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(3);

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("[data-search]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        var first = page.Locator("table.list .row-link").First;
        await Expect(first).ToBeFocusedAsync();
        Assert.NotEqual("none", await page.Locator("table.list tbody tr").First.EvaluateAsync<string>("row => getComputedStyle(row).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".case-head h1")).ToBeVisibleAsync();

        foreach (var menu in new[] { ".menu", ".bell", ".me" })
        {
            await page.Locator($"{menu} summary").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(menu)).ToHaveAttributeAsync("open", "");
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator(menu)).Not.ToHaveAttributeAsync("open", "");
            await Expect(page.Locator($"{menu} summary")).ToBeFocusedAsync();
        }

        await page.Locator(".menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mudar o prazo" }).ClickAsync();
        await Expect(page.Locator(".action-form h2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".action-form")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task In_English_no_page_shows_a_key_or_Portuguese_headings()
    {
        await using var desk = await FilledDeskAsync();
        var page = await Browser.OpenAsync(desk.App);
        await page.SignInAsync("admin@example.test");
        await page.GotoAsync("/culture/set?culture=en-US&returnUrl=/");
        foreach (var (path, heading) in new[]
        {
            ("/", "Queue"), ("/mine", "My cases"), ("/clients", "Clients"), ("/dashboard", "Dashboard"), ("/ending-soon", "Ending soon"), ("/team", "Team"), ("/maintenance", "Maintenance"),
        })
        {
            await page.GoAsync(path);
            await Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            await Expect(page.Locator("h1")).ToHaveTextAsync(heading);
            Assert.DoesNotMatch("[A-Z][a-z]+_[A-Za-z]+", await page.Locator("body").InnerTextAsync());
        }
    }

    /// <summary>One case free, one held and near its end, one with the calculator, one client without a case.</summary>
    private static async Task<ApiDesk> FilledDeskAsync()
    {
        var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        await desk.App.UserAsync(UserRole.Admin, "admin@example.test");
        var (held, assignmentId) = await desk.TakenAsync(ana);
        await desk.LoanAsync(held, "001", "BANCO EXEMPLO S.A", 291.98m);
        await desk.Get<CaseNotes>().AddAsync(held, "Atendeu, pediu para ligar depois.", assignmentId, ana.AsCurrent(), TestDesk.Cancel);
        await desk.CaseAsync("BRUNO TESTE JUNIOR");
        desk.App.Clock.Advance(TimeSpan.FromHours(71));
        var (pending, _) = await desk.TakenAsync(ana);
        await desk.Actions.RunAsync(pending, new(CaseAction.SendToCalculator), ana.AsCurrent(), TestDesk.Cancel);
        await desk.ClientAsync("CAIO SEM ATENDIMENTO");
        await desk.SweepAsync();
        return desk;
    }

    private static Task<int> FullyVisibleRowsAsync(IPage page) => page.EvaluateAsync<int>(
        "() => [...document.querySelectorAll('table.list tbody tr')].filter(row => row.getBoundingClientRect().bottom <= window.innerHeight).length");
}
