using Bunit;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Components.Pages.Cases;
using CaseDesk.Web.Components.Pages.Clients;
using CaseDesk.Web.Components.Pages.Ending;
using CaseDesk.Web.Components.Pages.Imports;

namespace CaseDesk.Tests.Pages;

/// <summary>Whatever stands in the address of a page, the page is shown.</summary>
public sealed class AddressTests : DeskPageTest
{
    [Theory]
    [InlineData("/?page=abc"), InlineData("/?page=-1"), InlineData("/?page=0"), InlineData("/?page=99999999999999999999"), InlineData("/?page=1500000000")]
    [InlineData("/?entity=xyz"), InlineData("/?assigned=maybe"), InlineData("/?status=nenhum"), InlineData("/?order=nome"), InlineData("/?page=1&page=x")]
    public async Task A_queue_shows_its_cases_whatever_the_address_says(string address)
    {
        await Desk.CaseAsync("ANA EXEMPLO");

        var page = Open<Queue>(await Desk.UserAsync(UserRole.Supervisor), address);

        page.WaitForAssertion(() => Assert.Contains("ANA EXEMPLO", page.Find("table").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3", true), InlineData("1500000000", true), InlineData("2147483647", false), InlineData("3", false)]
    public async Task A_page_beyond_the_last_is_the_last(string asked, bool isQueue)
    {
        for (var number = 1; number <= 27; number++)
        {
            await Desk.CaseAsync($"ANA EXEMPLO {number:00}");
        }

        var ana = await Desk.UserAsync(UserRole.Supervisor);
        var page = isQueue ? Open<Queue>(ana, $"/?page={asked}") : Open<ClientList>(ana, $"/clients?page={asked}");

        page.WaitForAssertion(() => Assert.Contains("26–27 de 27", page.Find(".pager").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("an", "Digite pelo menos 3 letras."), InlineData("12", "Digite pelo menos 3 letras."), InlineData("#", "Digite pelo menos 3 letras.")]
    public async Task Clients_say_why_they_are_not_searched(string typed, string words)
    {
        await Desk.ClientAsync();

        var page = Open<ClientList>(await Desk.UserAsync(), $"/clients?q={Uri.EscapeDataString(typed)}");

        page.WaitForAssertion(() => Assert.Equal(words, page.Find(".notice").TextContent));
    }

    [Theory]
    [InlineData(201, 1, true, "A busca tem no máximo 200 caracteres."), InlineData(3, 17, true, "A busca tem no máximo 16 palavras.")]
    [InlineData(201, 1, false, "A busca tem no máximo 200 caracteres."), InlineData(3, 17, false, "A busca tem no máximo 16 palavras.")]
    public async Task A_search_that_is_too_long_is_told_in_words(int letters, int words, bool isQueue, string told)
    {
        await Desk.CaseAsync();
        var (ana, typed) = (await Desk.UserAsync(), string.Join('+', Enumerable.Repeat(new string('a', letters), words)));

        var page = isQueue ? Open<Queue>(ana, $"/?q={typed}") : Open<ClientList>(ana, $"/clients?q={typed}");

        page.WaitForAssertion(() => Assert.Equal(told, page.Find(".notice").TextContent.Trim()));
    }

    [Fact]
    public async Task Imports_are_shown_whatever_the_address_says() =>
        Open<ImportList>(await Desk.UserAsync(UserRole.Supervisor), "/imports?page=abc").WaitForElement(".empty");

    [Fact]
    public async Task What_ends_soon_is_shown_whatever_the_address_says() =>
        Open<EndingSoon>(await Desk.UserAsync(UserRole.Supervisor), "/ending-soon?page=1500000000&hours=2").WaitForElement(".empty");

    [Fact]
    public async Task Clients_are_shown_whatever_the_address_says() =>
        Open<ClientList>(await Desk.UserAsync(UserRole.Supervisor), "/clients?bank=%00&status=x&page=x").WaitForElement(".empty");
}
