using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Pages.Cases;
using CaseDesk.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CaseDesk.Tests.Pages;

/// <summary>Nobody ever reads a key or a code: all there is to say has words, in both languages.</summary>
public sealed partial class WordsTests
{
    public static TheoryData<string> Languages => ["", "en-US"];

    public static TheoryData<Type> TextFiles => [.. typeof(SharedText).Assembly.GetTypes().Where(type => type.Name.EndsWith("Text", StringComparison.Ordinal)
        && type.Assembly.GetManifestResourceNames().Contains($"{type.FullName}.resources"))];

    [Theory, MemberData(nameof(Languages))]
    public void Every_status_and_every_role_has_a_word(string language)
    {
        Has<SharedText>(language, CaseStatuses.All.Select(status => $"Status_{status}"));
        Has<SharedText>(language, UserRoles.All.Select(role => $"Role_{role}"));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_event_and_every_end_of_an_assignment_has_a_word(string language)
    {
        Has<CasesText>(language, typeof(CaseEventTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"Event_{field.GetRawConstantValue()}"));
        Has<CasesText>(language, Enum.GetValues<EndReason>().Select(reason => $"End_{reason.Code()}"));
    }

    [Theory, InlineData("pt-BR"), InlineData("en-US")]
    public void Every_outcome_says_in_words_what_it_means(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var words = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<SharedText>>();
        CaseOutcome[] outcomes =
        [
            new CaseOutcome.NotFound(), new CaseOutcome.NotAllowed(null), new CaseOutcome.NotAllowed("Ana"), new CaseOutcome.HeldByAnother("Ana", new(2025, 8, 7, 12, 0, 0, DateTimeKind.Utc)),
            new CaseOutcome.WrongStatus(CaseStatus.Closed), new CaseOutcome.NotHeld(), new CaseOutcome.Ended(null), new CaseOutcome.Ended("Ana"), new CaseOutcome.LimitReached(30),
            new CaseOutcome.NoRenewalLeft(), new CaseOutcome.NoActivity(), new CaseOutcome.Suppressed(new(2025, 8, 7, 12, 0, 0, DateTimeKind.Utc)), new CaseOutcome.Suppressed(new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc)), new CaseOutcome.OtherOpenCase(7),
            new CaseOutcome.Invalid("reason", ""), new CaseOutcome.Invalid("user_id", ""), new CaseOutcome.Invalid("assignment_expires_at", ""), new CaseOutcome.Invalid("status", ""),
        ];
        var kinds = typeof(CaseOutcome).GetNestedTypes().Except([typeof(CaseOutcome.Done)]).ToHashSet();

        Assert.Equal(kinds, outcomes.Select(outcome => outcome.GetType()).ToHashSet());
        var said = outcomes.Select(outcome => OutcomeWords.Of(outcome, words)).ToList();
        Assert.All(said, text => Assert.Matches(@"^\p{Lu}.{8,}\.$", text));
        Assert.Equal(outcomes.Length, said.Distinct().Count());
        Assert.Equal("", OutcomeWords.Of(new CaseOutcome.Done(7, CaseStatus.InProgress, null), words));
    }

    [Theory, MemberData(nameof(TextFiles))]
    public void Both_languages_have_the_same_words_with_the_same_gaps(Type texts)
    {
        var (portuguese, english) = (All(texts, ""), All(texts, "en-US"));

        Assert.Equal(portuguese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(portuguese, text => Assert.Equal((text.Key, Gaps(text.Value)), (text.Key, Gaps(english[text.Key]))));
        Assert.All(portuguese.Values.Concat(english.Values), text => Assert.DoesNotContain('!', text));
    }

    private static void Has<TTexts>(string language, IEnumerable<string> keys)
    {
        var texts = All(typeof(TTexts), language);
        Assert.All(keys, key => Assert.True(texts.TryGetValue(key, out var text) && text.Length > 1, $"{key} has no words."));
    }

    /// <summary>The words of one language alone, without falling back to the other.</summary>
    private static Dictionary<string, string> All(Type texts, string language)
    {
        var set = new ResourceManager(texts.FullName!, texts.Assembly).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false);
        return set!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static string Gaps(string text) => string.Concat(Gap().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
