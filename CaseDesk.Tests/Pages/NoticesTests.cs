using Bunit;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Components.Layout;
using CaseDesk.Web.Components.Pages.Cases;
using CaseDesk.Web.Components.Pages.Ending;
using CaseDesk.Web.Components.Shared;

namespace CaseDesk.Tests.Pages;

/// <summary>The bell, its words, the list behind it, and the numbers of the rail.</summary>
public sealed class NoticesTests : DeskPageTest
{
    [Fact]
    public async Task The_holder_is_told_once_at_each_warning_time_and_nobody_else_is()
    {
        var ana = await Desk.UserAsync();
        await Desk.TakenAsync(ana);
        Clock.Advance(TimeSpan.FromHours(69.9));
        var page = Open<Queue>(ana);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".bell-count")));
        Assert.Equal(0, Toasts(page));

        Clock.Advance(TimeSpan.FromMinutes(7));
        page.WaitForAssertion(() => Assert.Equal("1", page.Find(".bell-count").TextContent));
        Assert.Contains("1 prazo perto do fim", page.Find(".bell summary").GetAttribute("aria-label"), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("ANA EXEMPLO DA SILVA: faltam", page.Find(".mud-snackbar").TextContent, StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromMinutes(30));
        page.WaitForAssertion(() => Assert.Equal("1 h 29 min", page.Find(".bell-menu .timeleft").TextContent.Trim()));
        Assert.Equal(1, Toasts(page));

        Clock.Advance(TimeSpan.FromMinutes(80));
        page.WaitForAssertion(() => Assert.Equal(2, Toasts(page)));
    }

    [Fact]
    public async Task What_is_left_goes_on_counting_on_a_page_that_nobody_touches()
    {
        var ana = await Desk.UserAsync();
        await Desk.TakenAsync(ana);
        var page = Open<Queue>(ana, DeskPlaces.Mine);
        page.WaitForAssertion(() => Assert.Equal("72 h 0 min", page.Find("table .timeleft").TextContent.Trim()));

        Clock.Advance(TimeSpan.FromMinutes(2));

        page.WaitForAssertion(() => Assert.Equal("71 h 58 min", page.Find("table .timeleft").TextContent.Trim()));
    }

    [Fact]
    public async Task Who_leads_sees_all_in_the_bell_but_is_not_called_for_others()
    {
        await Desk.TakenAsync(await Desk.UserAsync(name: "Ana"));
        await Desk.TakenAsync(await Desk.UserAsync(name: "Bruno"));
        Clock.Advance(TimeSpan.FromHours(71));

        var page = Open<Queue>(await Desk.UserAsync(UserRole.Supervisor));

        page.WaitForAssertion(() => Assert.Equal("2", page.Find(".bell-count").TextContent));
        Assert.Equal(["Ana", "Bruno"], page.FindAll(".bell-menu small").Select(name => name.TextContent));
        Assert.Equal(0, Toasts(page));
    }

    [Fact]
    public async Task Several_at_once_are_one_word_that_leads_to_the_list()
    {
        var ana = await Desk.UserAsync();
        await Desk.TakenAsync(ana);
        await Desk.TakenAsync(ana);
        await Desk.TakenAsync(ana);
        Clock.Advance(TimeSpan.FromHours(71));

        var page = Open<Queue>(ana);

        page.WaitForAssertion(() => Assert.Contains("3 atendimentos seus", page.Find(".mud-snackbar").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, Toasts(page));
    }

    [Fact]
    public async Task A_calm_desk_has_a_bell_that_says_so_and_a_calculator_has_none()
    {
        var page = Open<Queue>(await Desk.UserAsync());
        page.WaitForAssertion(() => Assert.Contains("Nenhum dos seus atendimentos acaba em menos de 2 h.", page.Find(".bell-menu").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_calculator_holds_nothing_and_has_no_bell()
    {
        var page = Open<Queue>(await Desk.UserAsync(UserRole.Calculator), DeskPlaces.Stage);

        page.WaitForAssertion(() => Assert.NotNull(page.Find(".empty")));
        Assert.Empty(page.FindAll(".bell"));
    }

    [Fact]
    public async Task The_list_behind_the_bell_shows_ones_own_cases_within_the_chosen_hours()
    {
        var ana = await Desk.UserAsync();
        var (near, _) = await Desk.TakenAsync(ana);
        await Desk.TakenAsync(await Desk.UserAsync());
        Clock.Advance(TimeSpan.FromHours(50));
        await Desk.TakenAsync(ana);

        var page = Open<EndingSoon>(ana, "/ending-soon?hours=24");

        page.WaitForAssertion(() => Assert.Equal([$"/cases/{near}"], page.FindAll("tbody .row-link").Select(link => link.GetAttribute("href"))));
        Assert.Contains("1 atendimento", page.Find(".page-head-line").TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("0"), InlineData("169"), InlineData("muitas"), InlineData("-2")]
    public async Task Hours_that_make_no_sense_are_said(string hours)
    {
        var page = Open<EndingSoon>(await Desk.UserAsync(), $"/ending-soon?hours={hours}");

        Assert.Contains($"“{hours}” não serve", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".empty"));
    }

    [Fact]
    public async Task The_rail_counts_what_waits_and_follows_the_desk_after_a_moment()
    {
        var (ana, bruno) = (await Desk.UserAsync(), await Desk.UserAsync());
        await Desk.TakenAsync(ana);
        var free = await Desk.CaseAsync();
        await Desk.CaseAsync();
        var page = Open<Queue>(ana);
        page.WaitForAssertion(() => Assert.Equal(["2", "1"], Counts(page)));

        await Desk.Actions.AssignAsync(free, bruno, TestDesk.Cancel);
        Clock.Advance(LiveDeskPage.Gathering);

        page.WaitForAssertion(() => Assert.Equal(["1", "1"], Counts(page)));
        Assert.Matches(@"Esteira\s+1", page.Find("a.rail-item").TextContent);
    }

    [Fact]
    public async Task The_calculator_sees_how_many_wait_for_him()
    {
        var ana = await Desk.UserAsync();
        var (caseId, _) = await Desk.TakenAsync(ana);
        await Desk.Actions.RunAsync(caseId, new(CaseAction.SendToCalculator), ana, TestDesk.Cancel);

        var page = Open<Queue>(await Desk.UserAsync(UserRole.Calculator), DeskPlaces.Stage);

        page.WaitForAssertion(() => Assert.Equal(["1"], Counts(page)));
    }

    private static IEnumerable<string> Counts(IRenderedComponent<MainLayout> page) => page.FindAll(".rail-count").Select(count => count.TextContent);

    private static int Toasts(IRenderedComponent<MainLayout> page) => page.FindAll(".mud-snackbar").Count;
}
