using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CaseDesk.Tests.Web;

/// <summary>What a holder sees when his time is nearly over, and when it ends under his hands; with a clock that the test moves.</summary>
[Trait("Category", "Browser")]
public sealed class HoldingOnScreenTests
{
    [Fact]
    public async Task Near_the_end_the_bell_counts_a_toast_says_it_once_and_both_lead_to_the_case()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, _) = await desk.TakenAsync(ana);
        desk.App.Clock.Advance(TimeSpan.FromHours(69.9));
        var page = await Browser.OpenAsync(desk.App);
        await page.SignInAsync(ana.Email!);
        await Expect(page.Locator(".bell-count")).ToHaveCountAsync(0);

        desk.App.Clock.Advance(TimeSpan.FromMinutes(7));

        await Expect(page.Locator(".bell-count")).ToHaveTextAsync("1");
        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("ANA EXEMPLO DA SILVA: faltam 1 h 59 min para voltar à esteira.");
        await page.ShotAsync("toast");
        desk.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await Expect(page.Locator(".mud-snackbar")).ToHaveCountAsync(1);
        await page.GoAsync("/mine");
        await Expect(page.Locator(".bell-count")).ToHaveTextAsync("1");
        await Expect(page.Locator(".mud-snackbar")).ToHaveCountAsync(0);

        desk.App.Clock.Advance(TimeSpan.FromMinutes(104));
        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("faltam 14 min");
        await page.Locator(".mud-snackbar").GetByRole(AriaRole.Button, new() { Name = "Abrir" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(desk.App.Address, $"/cases/{caseId}").ToString());
        await page.Locator(".bell summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver a lista" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Perto do fim");
        await Expect(page.Locator("tbody .row-link")).ToHaveTextAsync("ANA EXEMPLO DA SILVA");
    }

    [Fact]
    public async Task What_is_being_written_when_the_time_ends_is_kept_and_saved_by_taking_the_case_again()
    {
        await using var desk = await ApiDesk.StartAsync();
        var ana = await desk.PersonAsync(UserRole.Attendant);
        var (caseId, _) = await desk.TakenAsync(ana);
        var page = await Browser.OpenAsync(desk.App);
        await page.SignInAsync(ana.Email!);
        await page.GoAsync($"/cases/{caseId}");
        await page.GetByLabel("O que aconteceu").FillAsync("Atendeu e mandou os documentos.");

        await using var db = desk.App.Db();
        await TestDesk.EndUnnoticedAsync(db, caseId, desk.Now);
        await page.GetByRole(AriaRole.Button, new() { Name = "Anotar", Exact = true }).ClickAsync();

        await Expect(page.Locator(".kept")).ToContainTextAsync("O seu tempo com este atendimento acabou.");
        await Expect(page.GetByLabel("O que você escreveu").First).ToHaveValueAsync("Atendeu e mandou os documentos.");
        await page.ShotAsync("kept");
        Assert.Empty(await db.CaseNotes.ToListAsync(TestDesk.Cancel));

        await page.GetByRole(AriaRole.Button, new() { Name = "Pegar de novo e anotar" }).ClickAsync();

        await Expect(page.Locator(".note p")).ToHaveTextAsync("Atendeu e mandou os documentos.");
        await Expect(page.Locator(".kept")).ToHaveCountAsync(0);
        Assert.Equal(ana.Id, await db.Cases.Where(row => row.Id == caseId).Select(row => row.HolderId).SingleAsync(TestDesk.Cancel));
    }

    [Fact]
    public async Task Whose_case_somebody_else_took_meanwhile_reads_who_and_keeps_his_words()
    {
        await using var desk = await ApiDesk.StartAsync();
        var (ana, bruno) = (await desk.PersonAsync(UserRole.Attendant), await desk.PersonAsync(UserRole.Attendant, "bruno"));
        var (caseId, _) = await desk.TakenAsync(ana);
        desk.App.Clock.Advance(TimeSpan.FromHours(71.9));
        var page = await Browser.OpenAsync(desk.App);
        await page.SignInAsync(ana.Email!);
        await page.GoAsync($"/cases/{caseId}");
        await page.GetByLabel("O que aconteceu").FillAsync("Pediu segunda via.");

        desk.App.Clock.Advance(TimeSpan.FromMinutes(7));
        Assert.IsType<CaseOutcome.Done>(await desk.Actions.AssignAsync(caseId, bruno.AsCurrent(), TestDesk.Cancel));

        await Expect(page.Locator(".kept")).ToContainTextAsync($"Agora está com {bruno.Name}");
        await Expect(page.GetByLabel("O que você escreveu").First).ToHaveValueAsync("Pediu segunda via.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copiar O que você escreveu" })).ToBeVisibleAsync();
    }
}
