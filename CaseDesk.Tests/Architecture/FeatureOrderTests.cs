using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaseDesk.Core;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Architecture;

/// <summary>The layout of Core, read from its source: which feature may use which, and what Core must not know.</summary>
public sealed partial class FeatureOrderTests
{
    /// <summary>Each feature uses only those before it. Data knows every entity and is known by all, so it stands outside.</summary>
    private static readonly string[] Order =
    [
        "Texts", "Storage", "Spreadsheets", "Users", "Audit", "Scheduling", "Clients", "Cases", "Simulations", "Imports", "Directory", "Team", "Statistics",
    ];

    /// <summary>What a name relative to CaseDesk.Core can go on with: a feature's types and inner folders. It tells our Directory from .NET's.</summary>
    private static readonly HashSet<string> Members =
    [
        .. from type in typeof(CoreRegistration).Assembly.GetTypes()
           where type.Namespace?.StartsWith("CaseDesk.Core.", StringComparison.Ordinal) is true
           let path = (type.Namespace + "." + type.Name).Split('.')
           select path[2] + "." + path[3],
    ];

    private static readonly string[] Strangers = ["Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Components", "MudBlazor", "Hangfire", "System.Net.Http"];

    [Fact]
    public void A_feature_uses_only_the_features_above_it()
    {
        var violations =
            from file in SourceFiles.Of("CaseDesk.Core", "*.cs")
            let feature = FeatureOf(file)
            where feature is not null and not "Data"
            from used in FeaturesUsedBy(File.ReadAllText(file))
            where Array.IndexOf(Order, used) > Array.IndexOf(Order, feature)
            select $"{SourceFiles.Relative(file)}: {feature} must not use {used}";

        Assert.Equal([], violations);
    }

    [Fact]
    public void Every_folder_of_Core_has_its_place_in_the_order()
    {
        var folders = SourceFiles.Of("CaseDesk.Core", "*.cs").Select(FeatureOf).OfType<string>().Distinct();

        Assert.Equal([], folders.Except([.. Order, "Data"]));
    }

    [Theory]
    [InlineData("using CaseDesk.Core.Imports.Parsing;", "Imports")]
    [InlineData("using static CaseDesk.Core.Cases.CaseFeed;", "Cases")]
    [InlineData("using Kept = CaseDesk.Core.Storage.StoredFile;", "Storage")]
    [InlineData("var status = Cases.Workflow.CaseStatus.Available;", "Cases")]
    [InlineData("Core.Team.TeamActions team", "Team")]
    [InlineData("global::CaseDesk.Core.Users.AppUser user", "Users")]
    public void A_use_is_seen_however_it_is_written(string source, string feature) => Assert.Equal([feature], FeaturesUsedBy(source));

    [Theory]
    [InlineData("/// <see cref=\"CaseDesk.Core.Imports.Import\"/> says more")]
    [InlineData("// CaseDesk.Core.Imports did it")]
    [InlineData("db.Cases.Where(row => row.Id == id)")]
    [InlineData("Directory.CreateDirectory(path);")]
    [InlineData("\"Cases.CaseFeed\"")]
    [InlineData("seen.Cases.CaseFeed")]
    public void A_word_that_is_no_use_is_not_taken_for_one(string source) => Assert.Empty(FeaturesUsedBy(source));

    [Fact]
    public void Core_knows_no_HTTP_no_Blazor_and_no_Hangfire()
    {
        var usings = SourceFiles.Of("CaseDesk.Core", "*.cs")
            .SelectMany(file => Code(File.ReadAllText(file)).Split('\n').Where(line => Strangers.Any(stranger => line.Contains(stranger, StringComparison.Ordinal)))
                .Select(line => $"{SourceFiles.Relative(file)}: {line.Trim()}"));
        var project = XDocument.Load(Path.Combine(TestApp.RepositoryRoot(), "CaseDesk.Core", "CaseDesk.Core.csproj"));
        var references = project.Descendants().Where(node => node.Name.LocalName is "PackageReference" or "FrameworkReference" or "ProjectReference")
            .Select(node => node.Attribute("Include")!.Value);

        Assert.Equal([], usings);
        Assert.Equal("Microsoft.NET.Sdk", project.Root!.Attribute("Sdk")!.Value);
        Assert.DoesNotContain(references, name => name == "Microsoft.AspNetCore.App" || name.Contains("CaseDesk", StringComparison.Ordinal)
            || Strangers.Any(stranger => name.StartsWith(stranger, StringComparison.Ordinal)));
    }

    private static string? FeatureOf(string file) => SourceFiles.Relative(file).Split('/') is [_, var feature, _, ..] ? feature : null;

    private static IEnumerable<string> FeaturesUsedBy(string source) =>
        from Match match in Use().Matches(Code(source))
        let feature = match.Groups["feature"].Value
        where Order.Contains(feature) && (match.Groups["root"].Success || Members.Contains(feature + "." + match.Groups["member"].Value))
        group feature by feature into used
        select used.Key;

    private static string Code(string source) => CommentOrText().Replace(source, "");

    [GeneratedRegex(@"//[^\n]*|""(\\.|[^""\\\n])*""")]
    private static partial Regex CommentOrText();

    /// <summary>A feature's name behind Core, or a name of its own that something of the feature follows.</summary>
    [GeneratedRegex(@"(?<root>\bCore\.)(?<feature>[A-Z]\w*)|(?<![\w.])(?<feature>[A-Z]\w*)(?=\.(?<member>[A-Z]\w*))", RegexOptions.ExplicitCapture)]
    private static partial Regex Use();
}
