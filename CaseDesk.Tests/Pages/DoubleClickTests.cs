using AngleSharp.Dom;
using Bunit;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Imports;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Components.Layout;
using CaseDesk.Web.Components.Pages.Cases;
using CaseDesk.Web.Components.Pages.Clients;
using CaseDesk.Web.Components.Pages.Imports;
using CaseDesk.Web.Components.Pages.Maintenance;
using CaseDesk.Web.Components.Pages.Team;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Tests.Pages;

/// <summary>Two clicks under way at once do what one does, and the answer is that of the first.</summary>
public sealed class DoubleClickTests : DeskPageTest
{
    private const string Words = "Ligou, quer saber a margem.";

    [Fact]
    public async Task The_next_case_is_taken_once()
    {
        await Desk.CaseAsync();
        await Desk.CaseAsync();
        var page = Open<Queue>(await Desk.UserAsync());
        page.WaitForAssertion(() => Button(page, "Pegar próximo"));

        await TwiceAsync(() => Button(page, "Pegar próximo").ClickAsync(new()));

        await using var db = Desk.Db();
        Assert.Equal(1, await db.Assignments.CountAsync(TestDesk.Cancel));
    }

    [Fact]
    public async Task A_case_of_the_list_is_taken_and_not_refused_to_its_own_taker()
    {
        await Desk.CaseAsync();
        var page = Open<Queue>(await Desk.UserAsync());
        page.WaitForAssertion(() => Button(page, "Pegar"));

        await TwiceAsync(() => Button(page, "Pegar").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("É seu até", page.Find(".notice").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_is_stored_once()
    {
        var page = await HeldAsync();
        page.WaitForElement(".case-side textarea").Input(Words);

        await TwiceAsync(() => page.Find(".case-side form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".note")));
        await using var db = Desk.Db();
        Assert.Equal(1, await db.CaseNotes.CountAsync(TestDesk.Cancel));
    }

    [Fact]
    public async Task The_answer_to_an_action_is_that_of_the_first_click()
    {
        var page = await HeldAsync();
        page.WaitForAssertion(() => Button(page, "Enviar ao calculista"));

        await TwiceAsync(() => Button(page, "Enviar ao calculista").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.NotNull(page.Find(".notice-ok")));
        Assert.Empty(page.FindAll("main .notice-soon"));
        await using var db = Desk.Db();
        Assert.Equal(1, await db.CaseEvents.CountAsync(row => row.Type == CaseEventTypes.SentToCalculator, TestDesk.Cancel));
    }

    [Fact]
    public async Task An_action_that_asks_first_is_confirmed_once()
    {
        var page = await HeldAsync();
        page.WaitForAssertion(() => Button(page, "Devolver"));
        Button(page, "Devolver").Click();

        await TwiceAsync(() => page.Find(".action-form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("Devolvido à esteira.", page.Find(".notice-ok").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_kept_is_noted_once_when_the_case_is_taken_again()
    {
        var ana = await Desk.UserAsync();
        var (caseId, _) = await Desk.TakenAsync(ana);
        var page = OpenCase(caseId, ana);
        page.WaitForElement(".case-side textarea").Input(Words);
        await Desk.EndUnnoticedAsync(caseId);
        page.Find(".case-side form").Submit();
        page.WaitForAssertion(() => Button(page, "Pegar de novo e anotar"));

        await TwiceAsync(() => Button(page, "Pegar de novo e anotar").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".note")));
        Assert.Empty(page.FindAll("main .notice-soon"));
    }

    [Fact]
    public async Task What_was_kept_is_saved_as_one_note()
    {
        var lead = await Desk.UserAsync(UserRole.Supervisor);
        var (caseId, _) = await Desk.TakenAsync(lead);
        var page = OpenCase(caseId, lead);
        page.WaitForElement(".case-side textarea").Input(Words);
        await Desk.EndUnnoticedAsync(caseId);
        page.Find(".case-side form").Submit();
        page.WaitForAssertion(() => Button(page, "Salvar como anotação"));

        await TwiceAsync(() => Button(page, "Salvar como anotação").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".note")));
    }

    [Fact]
    public async Task A_case_is_opened_once_and_not_reported_as_open_already()
    {
        var client = await Desk.ClientAsync();
        var page = Open<ClientPage>(await Desk.UserAsync(), $"/clients/{client.Id}", (nameof(ClientPage.Id), client.Id));
        page.WaitForAssertion(() => Button(page, "Novo atendimento"));

        await TwiceAsync(() => Button(page, "Novo atendimento").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.EndsWith("/cases/1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("main .notice"));
    }

    [Fact]
    public async Task A_case_is_opened_once_from_the_list_of_clients()
    {
        await Desk.ClientAsync();
        var page = Open<ClientList>(await Desk.UserAsync(), "/clients");
        page.WaitForAssertion(() => Button(page, "Novo atendimento"));

        await TwiceAsync(() => Button(page, "Novo atendimento").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.EndsWith("/cases/1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("main .notice"));
    }

    [Fact]
    public async Task A_person_is_invited_once_and_the_link_is_shown()
    {
        var page = Open<TeamPage>(await Desk.UserAsync(UserRole.Admin), "/team");
        page.WaitForAssertion(() => Button(page, "Nova pessoa"));
        Button(page, "Nova pessoa").Click();
        page.FindAll(".action-form input")[0].Change("Bia");
        page.FindAll(".action-form input")[1].Change("bia@example.test");

        await TwiceAsync(() => page.Find(".action-form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("/account/set-password", page.Find(".link-line input").GetAttribute("value"), StringComparison.Ordinal));
        Assert.Empty(page.FindAll("main .notice-soon"));
    }

    [Fact]
    public async Task Maintenance_runs_once()
    {
        var page = Open<RunLog>(await Desk.UserAsync(UserRole.Supervisor), "/maintenance");
        page.WaitForAssertion(() => Button(page, "Executar agora"));

        await TwiceAsync(() => Button(page, "Executar agora").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
    }

    [Fact]
    public async Task An_import_is_started_once()
    {
        var admin = await Desk.UserAsync(UserRole.Admin);
        var importId = await Desk.ReceiveAsync(admin, Samples.Bytes(Samples.Report), ImportStatus.Checked);
        await Desk.Get<ImportRunner>().RunAsync(TestDesk.Cancel);
        var page = OpenImport(importId, admin);
        page.WaitForAssertion(() => Button(page, "Importar"));

        await TwiceAsync(() => Button(page, "Importar").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Equal("Importação", page.Find("#step-title").TextContent));
        Assert.Equal("", string.Concat(page.FindAll("main .notice-error").Select(notice => notice.TextContent)));
    }

    [Fact]
    public async Task An_import_is_taken_back_once()
    {
        var admin = await Desk.UserAsync(UserRole.Admin);
        var import = await Desk.LoadAsync(Samples.Bytes(Samples.Report));
        var page = OpenImport(import.Id, admin);
        page.WaitForAssertion(() => Button(page, "Desfazer esta importação"));
        Button(page, "Desfazer esta importação").Click();
        page.WaitForAssertion(() => Button(page, "Desfazer"));

        await TwiceAsync(() => Button(page, "Desfazer").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#undo-title")));
        Assert.Equal("", string.Concat(page.FindAll("main .notice-error").Select(notice => notice.TextContent)));
    }

    [Fact]
    public async Task Until_the_browser_has_shown_the_answer_no_other_click_is_heard()
    {
        await Desk.CaseAsync("ANA EXEMPLO");
        await Desk.CaseAsync("BIA EXEMPLO");
        var shown = JSInterop.SetupVoid("casedesk.shown", _ => true);
        var page = Open<Queue>(await Desk.UserAsync());
        page.WaitForAssertion(() => Buttons(page, "Pegar"));

        Buttons(page, "Pegar")[0].Click();
        page.WaitForAssertion(() => Assert.Single(Buttons(page, "Pegar")));
        Assert.Equal("true", page.Find("#act").GetAttribute("data-under-way"));
        Buttons(page, "Pegar")[0].Click();
        Assert.Equal(1, await AssignmentsAsync());

        shown.SetVoidResult();
        page.WaitForAssertion(() => Assert.Null(page.Find("#act").GetAttribute("data-under-way")));
        Buttons(page, "Pegar")[0].Click();
        page.WaitForAssertion(() => Assert.Empty(Buttons(page, "Pegar")));
        Assert.Equal(2, await AssignmentsAsync());
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_page_able_to_act()
    {
        var page = await HeldAsync();
        page.WaitForElement(".case-side textarea").Input(Words);
        await using (await Desk.TakeDatabaseAwayAsync())
        {
            page.Find(".case-side form").Submit();
            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".banner")));
        }

        page.WaitForAssertion(() => Assert.Null(page.Find("#act").GetAttribute("data-under-way")));
        page.Find(".case-side form").Submit();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".note")));
    }

    private async Task<int> AssignmentsAsync()
    {
        await using var db = Desk.Db();
        return await db.Assignments.CountAsync(TestDesk.Cancel);
    }

    private async Task TwiceAsync(Func<Task> click)
    {
        Slow.Hold();
        Task[] both = [click(), click()];
        Slow.LetGo();
        await Task.WhenAll(both);
    }

    private async Task<IRenderedComponent<MainLayout>> HeldAsync()
    {
        var ana = await Desk.UserAsync();
        var (caseId, _) = await Desk.TakenAsync(ana);
        return OpenCase(caseId, ana);
    }

    private IRenderedComponent<MainLayout> OpenCase(long caseId, CurrentUser reader) =>
        Open<CasePage>(reader, $"/cases/{caseId}", (nameof(CasePage.Id), caseId));

    private IRenderedComponent<MainLayout> OpenImport(long importId, CurrentUser reader) =>
        Open<ImportPage>(reader, $"/imports/{importId}", (nameof(ImportPage.Id), importId));

    private static IElement Button(IRenderedComponent<MainLayout> page, string words) => Buttons(page, words).First();

    private static List<IElement> Buttons(IRenderedComponent<MainLayout> page, string words) =>
        [.. page.FindAll("main button:not([disabled])").Where(button => button.TextContent.Trim() == words)];
}
