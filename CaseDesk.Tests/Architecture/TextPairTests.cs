using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CaseDesk.Tests.Architecture;

/// <summary>Each text of a screen exists in Portuguese and in English, with the same places to fill in.</summary>
public sealed partial class TextPairTests
{
    private const string English = ".en-US.resx";

    public static TheoryData<string> Texts() =>
        [.. SourceFiles.Of("CaseDesk.Web", "*.resx").Select(SourceFiles.Relative).Select(file => file.Replace(English, ".resx", StringComparison.Ordinal)).Distinct()];

    [Theory, MemberData(nameof(Texts))]
    public void Portuguese_and_English_have_the_same_texts(string file)
    {
        var (portuguese, english) = (Read(file), Read(EnglishOf(file)));

        Assert.NotEmpty(portuguese);
        Assert.Equal([], portuguese.Keys.Except(english.Keys).Select(key => $"{key} is missing in English"));
        Assert.Equal([], english.Keys.Except(portuguese.Keys).Select(key => $"{key} is missing in Portuguese"));
    }

    [Theory, MemberData(nameof(Texts))]
    public void No_text_is_empty(string file)
    {
        var empty = new[] { file, EnglishOf(file) }.SelectMany(Read).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key);

        Assert.Equal([], empty);
    }

    [Theory, MemberData(nameof(Texts))]
    public void Both_languages_fill_in_the_same_places(string file)
    {
        var english = Read(EnglishOf(file));
        var different = Read(file).Where(text => english.TryGetValue(text.Key, out var other) && !Places(text.Value).SetEquals(Places(other))).Select(text => text.Key);

        Assert.Equal([], different);
    }

    private static string EnglishOf(string file) => file.Replace(".resx", English, StringComparison.Ordinal);

    /// <summary>A key that stands twice fails here.</summary>
    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(SourceFiles.Absolute(file)).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)(?:[,:][^}]*)?\}")]
    private static partial Regex Place();
}
