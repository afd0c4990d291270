using CaseDesk.Core.Texts;

namespace CaseDesk.Tests.Texts;

/// <summary>The one rule for texts that come in.</summary>
public sealed class IncomingTextTests
{
    [Theory]
    [InlineData("a\0b"), InlineData("\u0001"), InlineData("\u001a"), InlineData("\u007f"), InlineData("\u0085"), InlineData("\f")]
    [InlineData("\ufffe"), InlineData("x\uffff"), InlineData("\ufdd0"), InlineData("\U0001fffe")]
    public void What_is_no_writing_is_not_taken(string text) => Assert.Equal(IncomingText.NotWriting, IncomingText.Refusal(text, 10));

    [Fact]
    public void Half_of_a_pair_is_not_taken_wherever_it_stands()
    {
        foreach (var text in new[] { "\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ude00\ud83d" })
        {
            Assert.False(IncomingText.IsWriting(text));
        }
    }

    [Theory]
    [InlineData(""), InlineData("duas\nlinhas"), InlineData("duas\r\nlinhas"), InlineData("um\ttab"), InlineData("D’Ávila 😀"), InlineData("\u200b")]
    public void Writing_with_line_breaks_and_tabs_is_taken(string text) => Assert.Null(IncomingText.Refusal(text, 20));

    [Fact]
    public void Nothing_at_all_is_no_problem() => Assert.Null(IncomingText.Refusal(null, 1));

    [Fact]
    public void The_longest_text_has_so_many_characters_and_an_emoji_is_one()
    {
        Assert.True(IncomingText.Fits(string.Concat(Enumerable.Repeat("😀", 10)), 10));
        Assert.False(IncomingText.Fits(string.Concat(Enumerable.Repeat("😀", 11)), 10));
        Assert.False(IncomingText.Fits("12345678901", 10));
    }
}
