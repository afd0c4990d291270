using Bunit;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Components.Layout;
using CaseDesk.Web.Components.Pages.Cases;

namespace CaseDesk.Tests.Pages;

/// <summary>The case page, above all when the time of its holder ends while he is writing.</summary>
public sealed class CasePageTests : DeskPageTest
{
    private const string Words = "Ligou, quer saber a margem.";

    [Fact]
    public async Task A_note_refused_because_the_time_is_over_stays_and_is_saved_by_taking_the_case_again()
    {
        var ana = await Desk.UserAsync();
        var (caseId, _) = await Desk.TakenAsync(ana);
        var page = OpenCase(caseId, ana);
        page.WaitForElement(".case-side textarea").Input(Words);
        await Desk.EndUnnoticedAsync(caseId);

        page.Find(".case-side form").Submit();

        page.WaitForAssertion(() => Assert.Equal(Words, page.Find(".kept textarea").GetAttribute("value")));
        Assert.Contains("O seu tempo com este atendimento acabou. Ele voltou para a esteira.", page.Find(".kept").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".note"));

        Button(page, "Pegar de novo e anotar").Click();

        page.WaitForAssertion(() => Assert.Equal(Words, page.Find(".note p").TextContent));
        Assert.Empty(page.FindAll(".kept"));
        Assert.Equal(ana.Id, (await Desk.ReadCaseAsync(caseId)).HolderId);
    }

    [Fact]
    public async Task When_somebody_else_has_it_meanwhile_the_page_says_who_and_keeps_the_words()
    {
        var (ana, bruno) = (await Desk.UserAsync(name: "Ana"), await Desk.UserAsync(name: "Bruno"));
        var (caseId, _) = await Desk.TakenAsync(ana);
        Clock.Advance(TimeSpan.FromHours(71.99));
        var page = OpenCase(caseId, ana);
        page.WaitForElement(".case-side textarea").Input(Words);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Desk.Actions.AssignAsync(caseId, bruno, TestDesk.Cancel);

        page.WaitForAssertion(() => Assert.Contains("Agora está com Bruno", page.Find(".kept").TextContent, StringComparison.Ordinal));
        Assert.Equal(Words, page.Find(".kept textarea").GetAttribute("value"));
        Assert.Equal("ANA EXEMPLO DA SILVA", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll(".facts"));
        Assert.DoesNotContain(page.FindAll(".kept button"), button => button.TextContent.Contains("Pegar", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_reason_of_a_refused_action_can_be_saved_as_a_note_by_who_may_still_write()
    {
        var supervisor = await Desk.UserAsync(UserRole.Supervisor);
        var (caseId, _) = await Desk.TakenAsync(supervisor);
        var page = OpenCase(caseId, supervisor);
        page.WaitForAssertion(() => Button(page, "Devolver"));
        Button(page, "Devolver").Click();
        page.WaitForElement(".action-form textarea").Input(Words);
        await Desk.EndUnnoticedAsync(caseId);
        page.Find(".action-form").Submit();
        page.WaitForAssertion(() => Assert.Equal(Words, page.Find(".kept textarea").GetAttribute("value")));

        Button(page, "Salvar como anotação").Click();

        page.WaitForAssertion(() => Assert.Equal(Words, page.Find(".note p").TextContent));
        Assert.Null((await Desk.Db().CaseNotes.FindAsync([1L], TestDesk.Cancel))!.AssignmentId);
    }

    [Fact]
    public async Task Releasing_a_case_oneself_is_no_loss()
    {
        var ana = await Desk.UserAsync();
        var (caseId, _) = await Desk.TakenAsync(ana);
        var page = OpenCase(caseId, ana);
        page.WaitForAssertion(() => Button(page, "Devolver"));

        Button(page, "Devolver").Click();
        page.WaitForElement(".action-form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Devolvido à esteira.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".kept"));
    }

    [Fact]
    public async Task The_assignment_explains_itself_in_the_words_of_the_policy()
    {
        var ana = await Desk.UserAsync();
        var (caseId, assignmentId) = await Desk.TakenAsync(ana);
        var page = OpenCase(caseId, ana);

        page.WaitForAssertion(() => Assert.Contains("Desde seg., 09:00, até qui., 09:00.", Panel(page), StringComparison.Ordinal));
        Assert.Contains("volta sozinho para a esteira", Panel(page), StringComparison.Ordinal);
        Assert.Contains("Você é avisado 2 h e 15 min antes do fim.", Panel(page), StringComparison.Ordinal);
        Assert.Contains("Para renovar por mais 72 h é preciso ter trabalhado nele", Panel(page), StringComparison.Ordinal);

        await Desk.Get<CaseNotes>().AddAsync(caseId, Words, assignmentId, ana, TestDesk.Cancel);
        Clock.Advance(TimeSpan.FromSeconds(31));
        page.WaitForAssertion(() => Assert.Contains("Pode ser renovado por 72 h a partir do clique (0 de 1 renovações usadas).", Panel(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_possible_says_why()
    {
        var (ana, lead) = (await Desk.UserAsync(name: "Ana"), await Desk.UserAsync(UserRole.Supervisor));
        var (caseId, _) = await Desk.TakenAsync(ana);

        var page = OpenCase(caseId, lead);

        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".menu button[disabled]"), button =>
            button.TextContent.Contains("Pegar", StringComparison.Ordinal) && button.TextContent.Contains("Ana está com este atendimento até qui., 09:00.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_case_that_one_may_not_see_is_not_there()
    {
        var (caseId, _) = await Desk.TakenAsync(await Desk.UserAsync());

        var page = OpenCase(caseId, await Desk.UserAsync());

        page.WaitForAssertion(() => Assert.Equal("Esta página não existe", page.Find("h1").TextContent));
    }

    private IRenderedComponent<MainLayout> OpenCase(long caseId, CurrentUser reader) =>
        Open<CasePage>(reader, $"/cases/{caseId}", (nameof(CasePage.Id), caseId));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<MainLayout> page, string words) =>
        page.FindAll("main button:not([disabled])").Single(button => button.TextContent.Trim() == words);

    private static string Panel(IRenderedComponent<MainLayout> page) => page.Find("[aria-labelledby=assign-title]").TextContent;
}
