using System.Globalization;
using CaseDesk.Core.Texts;

namespace CaseDesk.Core.Clients;

/// <summary>What somebody typed into a search, read once: terms that must all occur, each in one of its forms, or why it is refused.</summary>
public sealed class SearchTerms
{
    /// <summary>A trigram index knows nothing of shorter words.</summary>
    public const int ShortestTerm = 3;

    private const string Country = "55";
    private static readonly SearchTerms Nothing = new([], null, null);

    private SearchTerms(IReadOnlyList<IReadOnlyList<string>> terms, long? number, SearchProblem? problem) =>
        (Terms, Number, Problem) = (terms, number, problem);

    /// <summary>
    /// Terms that the index can find, each with the forms in which it may be stored. Shorter ones beside them narrow nothing.
    /// None when nothing was typed, or only what is too short.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Terms { get; }

    /// <summary>The number that was typed alone, <c>12</c> or <c>#12</c>; what begins with a zero is none, as many a CPF does.</summary>
    public long? Number { get; }

    /// <summary>Whether a number is meant and nothing else: <c>#12</c>.</summary>
    public bool IsNumberOnly { get; private init; }

    /// <summary>Why it is refused; null when it can be run, or nothing was typed.</summary>
    public SearchProblem? Problem { get; }

    public bool IsEmpty => Terms.Count == 0 && Problem is null && !IsNumberOnly;

    public static SearchTerms Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return Nothing;
        }

        if (IncomingText.IsLonger(text, TextBounds.Search))
        {
            return new([], null, SearchProblem.TooLong);
        }

        var words = SearchText.Words(WithoutMask(text));
        var terms = words.SelectMany(FormsOf).ToList();
        if (terms.Count > TextBounds.SearchWords || words.Count > TextBounds.SearchWords)
        {
            return new([], null, SearchProblem.TooManyWords);
        }

        if (text.StartsWith('#') && text.Length > 1)
        {
            return new([], words is [var only] ? NumberOf(only.TrimStart('#')) : null, null) { IsNumberOnly = true };
        }

        var searchable = terms.Where(forms => LengthOf(forms[0]) >= ShortestTerm).ToList();
        return new(searchable, words is [var number] ? NumberOf(number) : null, searchable.Count == 0 ? SearchProblem.TooShort : null);
    }

    /// <summary>Joins what a mask has torn apart: <c>(11) 98888-7777</c> is one number.</summary>
    private static string WithoutMask(string text) =>
        text.All(character => char.IsAsciiDigit(character) || char.IsWhiteSpace(character) || SearchText.IsMark(character) || "./()+".Contains(character, StringComparison.Ordinal))
            ? string.Concat(text.Where(character => char.IsAsciiDigit(character) || character == '+'))
            : text;

    /// <summary>
    /// The term that a word means, in its forms. A hyphen may be stored as a blank or as nothing, so a name with one becomes the words
    /// on either side; digits lose the marks between them.
    /// </summary>
    private static IEnumerable<IReadOnlyList<string>> FormsOf(string word)
    {
        if (word.Any(char.IsAsciiDigit))
        {
            var plain = ClientSearch.WithoutPunctuation(SearchText.Normalise(word)).TrimStart('+');
            return plain.All(char.IsAsciiDigit) ? [[.. PhoneForms(plain, word.StartsWith('+')).Distinct()]] : [[plain]];
        }

        var parts = SearchText.Parts(word);
        return parts.Count > 1 && parts.All(part => LengthOf(part) >= ShortestTerm) ? parts.Select(part => new[] { part }) : [[string.Concat(parts)]];
    }

    /// <summary>
    /// A phone is stored as area code and number, a mobile's with or without its ninth digit. Any number is searched as it was typed,
    /// too: it may be a CPF or a matrícula.
    /// </summary>
    private static IEnumerable<string> PhoneForms(string digits, bool isInternational)
    {
        yield return digits;
        var national = digits.TrimStart('0');
        if (national.StartsWith(Country, StringComparison.Ordinal) && (isInternational || national.Length is 12 or 13) && national.Length > Country.Length + 7)
        {
            national = national[Country.Length..].TrimStart('0');
        }

        if (national.Length is < 8 or > 11)
        {
            yield break;
        }

        yield return national;
        var area = national.Length >= 10 ? 2 : 0;
        switch (national.Length - area)
        {
            case 9 when national[area] == '9':
                yield return national.Remove(area, 1);
                break;
            case 8 when national[area] >= '6' && area > 0:
                yield return national.Insert(area, "9");
                break;
        }
    }

    private static long? NumberOf(string word) =>
        !word.StartsWith('0') && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int LengthOf(string term) => term.EnumerateRunes().Count();
}
