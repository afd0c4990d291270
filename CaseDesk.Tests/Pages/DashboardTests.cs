using Bunit;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Components.Pages.Dashboard;

namespace CaseDesk.Tests.Pages;

public sealed class DashboardTests : DeskPageTest
{
    private static readonly DateOnly Today = new(2025, 8, 4);

    [Theory]
    [InlineData(null, null, null, "2025-07-29", "2025-08-04", 7)]
    [InlineData("30", null, null, "2025-07-06", "2025-08-04", 30)]
    [InlineData("30", "2025-08-01", "2025-08-02", "2025-08-01", "2025-08-02", null)]
    [InlineData(null, "2025-08-04", "2025-08-04", "2025-08-04", "2025-08-04", null)]
    [InlineData(null, "2024-08-04", "2025-08-04", "2024-08-04", "2025-08-04", null)]
    public void A_period_is_the_last_days_or_from_one_day_to_another_with_both(string? days, string? from, string? to, string first, string last, int? preset)
    {
        Assert.Equal(
            new DashboardPeriod.Chosen(DateOnly.Parse(first, null), DateOnly.Parse(last, null), preset),
            DashboardPeriod.Read(days, from, to, Today));
    }

    [Theory]
    [InlineData("0", null, null, "Period_BadDays")]
    [InlineData("abc", null, null, "Period_BadDays")]
    [InlineData("367", null, null, "Period_BadDays")]
    [InlineData(null, "2025-02-30", "2025-03-01", "Period_BadDay")]
    [InlineData(null, "2025-08-01", null, "Period_BadDay")]
    [InlineData(null, "2025-08-03", "2025-08-01", "Period_Backwards")]
    [InlineData(null, "2025-08-05", "2025-08-06", "Period_Future")]
    [InlineData(null, "2024-08-03", "2025-08-04", "Period_TooLong")]
    public void A_bad_period_is_refused_and_says_why(string? days, string? from, string? to, string why)
    {
        Assert.Equal(new DashboardPeriod.Refused(why), DashboardPeriod.Read(days, from, to, Today));
    }

    [Fact]
    public async Task A_bad_period_in_the_address_is_said_and_no_figures_are_shown()
    {
        var page = Open<Dashboard>(await Desk.UserAsync(UserRole.Supervisor), "/dashboard?from=2025-08-03&to=2025-08-01");

        Assert.Contains("O último dia vem antes do primeiro.", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".figures"));
    }

    [Fact]
    public async Task A_desk_without_anything_says_what_to_do()
    {
        var page = Open<Dashboard>(await Desk.UserAsync(UserRole.Supervisor), "/dashboard");

        page.WaitForAssertion(() => Assert.Contains("Ainda não há o que contar", page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_of_the_chosen_days_stand_in_tiles_chart_and_tables_alike()
    {
        var ana = await Desk.UserAsync(name: "Ana");
        await Desk.TakenAsync(ana);
        Clock.Advance(TimeSpan.FromHours(24));
        await Desk.TakenAsync(ana);
        await Desk.TakenAsync(ana);

        var page = Open<Dashboard>(await Desk.UserAsync(UserRole.Supervisor), "/dashboard?from=2025-08-05&to=2025-08-05");

        page.WaitForAssertion(() => Assert.Equal(["0", "3", "0", "2", "0", "0"], page.FindAll(".figure dd").Select(figure => figure.TextContent)));
        Assert.Equal(["05/08/2025", "2", "0", "0"], page.FindAll(".chart-table tbody td").Select(cell => cell.TextContent));
        Assert.Equal("Ana", page.Find(".people .cell-main").TextContent);
        Assert.Equal(["3", "2", "0", "0"], page.FindAll(".people td.num").Select(cell => cell.TextContent));
        Assert.Contains(page.FindAll("svg text"), text => text.TextContent == "atendimentos");
    }
}
