using Bunit;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Components.Layout;
using CaseDesk.Web.Components.Pages.Clients;
using CaseDesk.Web.Components.Pages.Cases;

namespace CaseDesk.Tests.Pages;

/// <summary>What the lists say while they load, when they are empty, when they are refused and when they cannot be read.</summary>
public sealed class ListStatesTests : DeskPageTest
{
    [Fact]
    public async Task The_queue_shows_a_skeleton_until_it_is_read()
    {
        SetRendererInfo(new("Server", false));

        var page = Open<Queue>(await Desk.UserAsync());

        Assert.Equal("true", page.Find(".loading").GetAttribute("aria-busy"));
        Assert.Contains("Carregando", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".empty"));
    }

    [Fact]
    public async Task An_empty_queue_says_why_and_offers_an_import_only_to_whom_it_is_allowed()
    {
        var page = Open<Queue>(await Desk.UserAsync(UserRole.Supervisor));
        page.WaitForAssertion(() => Assert.Contains("Nada por aqui", page.Find(".empty h2").TextContent, StringComparison.Ordinal));
        Assert.Equal("/imports", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task An_attendant_is_not_offered_an_import()
    {
        var page = Open<Queue>(await Desk.UserAsync());

        page.WaitForAssertion(() => Assert.NotNull(page.Find(".empty")));
        Assert.Empty(page.FindAll(".empty a"));
    }

    [Fact]
    public async Task A_search_without_a_result_names_what_was_sought_and_leads_back()
    {
        await Desk.CaseAsync("ANA EXEMPLO");

        var page = Open<Queue>(await Desk.UserAsync(), "/?q=zulmira");

        page.WaitForAssertion(() => Assert.Equal("Nada encontrado para “zulmira”", page.Find(".empty h2").TextContent));
        Assert.Equal("Limpar a busca", page.Find(".empty a").TextContent);
    }

    [Fact]
    public async Task A_list_of_a_stage_that_is_not_ones_own_is_refused_in_words()
    {
        var page = Open<Queue>(await Desk.UserAsync(), DeskPlaces.Stage);

        Assert.Equal("Sem acesso", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task A_queue_that_cannot_be_read_is_an_error_and_never_an_empty_list()
    {
        await Desk.CaseAsync();
        var ana = await Desk.UserAsync();
        await using (await Desk.TakeDatabaseAwayAsync())
        {
            var page = Open<Queue>(ana);

            page.WaitForAssertion(() => Assert.Contains("O banco de dados não responde.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
            Assert.Empty(page.FindAll(".empty"));
        }
    }

    [Fact]
    public async Task When_the_database_returns_the_queue_appears_by_itself()
    {
        await Desk.CaseAsync("ANA EXEMPLO");
        var ana = await Desk.UserAsync();
        var away = await Desk.TakeDatabaseAwayAsync();
        var page = Open<Queue>(ana);
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[role=alert]")));

        await away.DisposeAsync();
        Clock.Advance(TimeSpan.FromSeconds(5));

        page.WaitForAssertion(() => Assert.Contains("ANA EXEMPLO", page.Find("table").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Clients_without_an_open_case_can_be_given_one_from_the_list()
    {
        var client = await Desk.ClientAsync("BRUNO TESTE");
        await Desk.CaseAsync("ANA EXEMPLO");
        var page = Open<ClientList>(await Desk.UserAsync(), "/clients");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        await page.Find("tbody button").ClickAsync(new());

        await using var db = Desk.Db();
        Assert.Single(db.Cases, row => row.ClientId == client.Id);
    }

    [Fact]
    public async Task An_empty_client_list_says_where_clients_come_from()
    {
        var page = Open<ClientList>(await Desk.UserAsync(), "/clients");

        page.WaitForAssertion(() => Assert.Contains("Os clientes chegam com a primeira lista importada.", page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clients_that_cannot_be_read_are_an_error_and_never_an_empty_list()
    {
        await Desk.ClientAsync();
        var ana = await Desk.UserAsync();
        await using (await Desk.TakeDatabaseAwayAsync())
        {
            var page = Open<ClientList>(ana, "/clients");

            page.WaitForAssertion(() => Assert.NotNull(page.Find("[role=alert]")));
            Assert.Empty(page.FindAll(".empty"));
        }
    }
}
