using Bunit;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Tests.Support;
using CaseDesk.Web.Components.Shared;

namespace CaseDesk.Tests.Pages;

/// <summary>The small parts that every page uses.</summary>
public sealed class SharedPartsTests : DeskPageTest
{
    [Theory]
    [InlineData(72 * 60, "ok", "72 h 0 min")]
    [InlineData(121, "ok", "2 h 1 min")]
    [InlineData(120, "soon", "2 h 0 min")]
    [InlineData(16, "soon", "16 min")]
    [InlineData(15, "bad", "15 min")]
    [InlineData(0, "bad", "tempo esgotado")]
    public void What_is_left_changes_its_tone_at_each_warning_time(int minutes, string tone, string words)
    {
        var shown = Render<TimeLeft>(part => part.Add(left => left.Until, Desk.Now.AddMinutes(minutes)));

        Assert.NotNull(shown.Find($".timeleft-{tone}"));
        Assert.Equal(words, shown.Find(".mono").TextContent);
    }

    [Fact]
    public void The_bar_of_what_is_left_drains_and_the_exact_moment_is_in_its_title()
    {
        var shown = Render<TimeLeft>(part => part.Add(left => left.Until, Desk.Now.AddHours(18)));

        Assert.Equal("width: 25%", shown.Find(".timeleft-bar span").GetAttribute("style"));
        Assert.Equal("05/08/2025 03:00", shown.Find(".timeleft").GetAttribute("title"));
    }

    [Theory]
    [InlineData(CaseStatus.Available, "ok", "Disponível")]
    [InlineData(CaseStatus.InProgress, "mine", "Em atendimento")]
    [InlineData(CaseStatus.CalculationPending, "soon", "No calculista")]
    [InlineData(CaseStatus.ClosingRejected, "bad", "Fechamento reprovado")]
    [InlineData(CaseStatus.Closed, "idle", "Encerrado")]
    public void A_status_has_a_colour_and_a_word(CaseStatus status, string tone, string word)
    {
        var chip = Render<StatusChip>(part => part.Add(chip => chip.Status, status)).Find($".chip-{tone}");

        Assert.Equal(word, chip.TextContent.Trim());
    }

    [Fact]
    public void A_case_that_nobody_ever_took_is_marked_as_new()
    {
        var shown = Render<StatusChip>(part => part.Add(chip => chip.Status, CaseStatus.Available).Add(chip => chip.IsNew, true));

        Assert.Equal("novo", shown.Find(".badge").TextContent);
    }

    [Fact]
    public void A_list_that_fits_has_no_pages()
    {
        Assert.Equal("", Pages(1, 25).Markup.Trim());
    }

    [Fact]
    public void The_pager_says_where_one_is_and_does_not_lead_beyond_the_ends()
    {
        var first = Pages(1, 60);
        Assert.Equal("1–25 de 60", first.Find(".muted").TextContent);
        Assert.Equal(["true", "false"], first.FindAll("a").Select(link => link.GetAttribute("aria-disabled")));
        Assert.Equal([null, "/?page=2"], first.FindAll("a").Select(link => link.GetAttribute("href")));

        var last = Pages(3, 60);
        Assert.Equal("51–60 de 60", last.Find(".muted").TextContent);
        Assert.Equal(["/?page=2", null], last.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    private IRenderedComponent<Pager> Pages(int page, int total) => Render<Pager>(part => part
        .Add(pager => pager.Page, page).Add(pager => pager.PageSize, 25).Add(pager => pager.Total, total).Add(pager => pager.Href, number => $"/?page={number}"));
}
