using CaseDesk.Core.Clients;

namespace CaseDesk.Tests.Clients;

/// <summary>What somebody typed into a search, as it is understood.</summary>
public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("josé  d'ávila", "JOSE DAVILA")]
    [InlineData("d’avila", "DAVILA"), InlineData("D`Avila", "DAVILA"), InlineData("d´avila", "DAVILA"), InlineData("dʼavila", "DAVILA"), InlineData("d′avila", "DAVILA")]
    [InlineData("ana-maria", "ANA MARIA"), InlineData("ana–maria", "ANA MARIA"), InlineData("jo-ana", "JOANA"), InlineData("ana\u200bmaria", "ANAMARIA")]
    [InlineData("ana de souza", "ANA SOUZA")]
    [InlineData("123.456.789-09", "12345678909"), InlineData("900001-1", "9000011"), InlineData("ab-1234/5", "AB12345")]
    public void A_name_or_number_is_found_however_it_is_written(string typed, string terms) =>
        Assert.Equal(terms, string.Join(' ', SearchTerms.Read(typed).Terms.Select(forms => forms[0])));

    [Theory]
    [InlineData("+55 11 98888-4001", "11988884001"), InlineData("5511988884001", "11988884001"), InlineData("(11) 98888-4001", "11988884001")]
    [InlineData("11 8888-4001", "11988884001"), InlineData("+55 (11) 8888.4001", "11988884001"), InlineData("011 98888 4001", "11988884001")]
    [InlineData("98888-4001", "988884001"), InlineData("98888-4001", "88884001"), InlineData("+55 98888-4001", "988884001"), InlineData("11 98888-4001", "1188884001")]
    [InlineData("+55 55 3333-4001", "5533334001"), InlineData("55 98888-4001", "55988884001")]
    public void A_phone_is_found_with_or_without_country_area_and_ninth_digit(string typed, string stored) =>
        Assert.Contains(stored, Assert.Single(SearchTerms.Read(typed).Terms));

    [Theory]
    [InlineData("12", SearchProblem.TooShort), InlineData("an", SearchProblem.TooShort), InlineData("a b c", SearchProblem.TooShort), InlineData("---", SearchProblem.TooShort)]
    [InlineData("#", SearchProblem.TooShort), InlineData("(1)", SearchProblem.TooShort), InlineData("😀a", SearchProblem.TooShort)]
    public void What_is_too_short_says_so(string typed, SearchProblem problem) => Assert.Equal(problem, SearchTerms.Read(typed).Problem);

    [Fact]
    public void A_search_has_at_most_200_characters_and_16_words()
    {
        Assert.Null(SearchTerms.Read(new string('a', 200)).Problem);
        Assert.Equal(SearchProblem.TooLong, SearchTerms.Read(new string('a', 201)).Problem);
        Assert.Null(SearchTerms.Read(Words("ana", 16)).Problem);
        Assert.Equal(SearchProblem.TooManyWords, SearchTerms.Read(Words("ana", 17)).Problem);
        Assert.Equal(SearchProblem.TooManyWords, SearchTerms.Read(Words("a", 17)).Problem);
        Assert.Equal(SearchProblem.TooManyWords, SearchTerms.Read(string.Join('-', Enumerable.Repeat("ana", 17))).Problem);
        Assert.True(SearchTerms.Read("   ").IsEmpty);
    }

    private static string Words(string word, int count) => string.Join(' ', Enumerable.Repeat(word, count));
}
