using System.Reflection;
using System.Text.RegularExpressions;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Imports.Layouts;
using CaseDesk.Core.Users;
using CaseDesk.Web.SignIn;

namespace CaseDesk.Tests.Architecture;

/// <summary>No page writes outside the guard against a second click.</summary>
public sealed partial class OneActTests
{
    /// <summary>Methods that write and do not say so by the kind of their answer.</summary>
    private static readonly (Type Service, string Method)[] AlsoWrite =
    [
        (typeof(ImportLayouts), nameof(ImportLayouts.SaveAsync)),
        (typeof(ImportLayouts), nameof(ImportLayouts.DeleteAsync)),
        (typeof(PasswordLinks), nameof(PasswordLinks.MakeAsync)),
        (typeof(CaseScheduler), nameof(CaseScheduler.RunAsync)),
    ];

    private static readonly (string Service, string Method)[] Writing =
    [
        .. typeof(CurrentUser).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(EndsInAnOutcome).Select(method => (type.Name, method.Name)))
            .Concat(AlsoWrite.Select(other => (other.Service.Name, other.Method))).Distinct(),
    ];

    /// <summary>Every component with its code behind, wherever that is spread.</summary>
    private static readonly ILookup<string, string> Components = SourceFiles.Of("CaseDesk.Web", "*.*")
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => SourceFiles.Relative(file).Contains("/Components/", StringComparison.Ordinal))
        .ToLookup(file => Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileName(file).Split('.')[0]), File.ReadAllText);

    [Fact]
    public void No_page_writes_outside_the_guard()
    {
        var writes = Components.SelectMany(files => WritesOf(string.Join('\n', files)).Select(write => (Path.GetFileName(files.Key), write))).ToList();

        Assert.True(writes.Count >= 20, $"Only {writes.Count} writes were found: this test has lost sight of them.");
        Assert.DoesNotContain(writes, write => !write.write.IsGuarded);
    }

    [Theory]
    [InlineData("class P(CaseNotes notes) { private Task AddAsync() => notes.AddAsync(1); }", false)]
    [InlineData("class P(CaseNotes notes) { private Task AddAsync() => TryAsync(() => notes.AddAsync(1)); }", false)]
    [InlineData("class P(CaseNotes notes) { private Task AddAsync() => ActAsync(() => notes.AddAsync(1)); }", true)]
    [InlineData("class P(CaseNotes notes) { private Task AAsync() => ActAsync(() => BAsync()); private Task BAsync() => notes.AddAsync(1); }", true)]
    [InlineData("class P(CaseNotes notes) { private Task AAsync() => BAsync(); private Task BAsync() => notes.AddAsync(1); }", false)]
    [InlineData("<button @onclick=\"() => notes.AddAsync(1)\"></button> class P(CaseNotes notes) { }", false)]
    [InlineData("class P(CaseNotes notes) { private Task AAsync() { ActAsync(Done); return notes.AddAsync(1); } }", false)]
    public void A_write_counts_as_guarded_only_inside_an_act(string source, bool isGuarded) =>
        Assert.Equal(isGuarded, Assert.Single(WritesOf(source)).IsGuarded);

    private static IEnumerable<(string Call, bool IsGuarded)> WritesOf(string source) =>
        from write in Writing
        from Match field in Regex.Matches(source, $@"\b{write.Service} (\w+)\b")
        from Match call in Regex.Matches(source, $@"\b{field.Groups[1].Value}\.{write.Method}\(")
        select (call.Value, IsGuarded(source, call.Index, []));

    /// <summary>Inside the brackets of an act, or in a member of which every mention is.</summary>
    private static bool IsGuarded(string source, int position, HashSet<string> seen)
    {
        var depth = 0;
        for (var index = position - 1; index >= 0; index--)
        {
            depth += source[index] switch { ')' or '}' => 1, '(' or '{' => -1, _ => 0 };
            if (depth < 0)
            {
                if (source[index] == '(' && Guard().IsMatch(source[..index]))
                {
                    return true;
                }

                depth = 0;
            }
        }

        if (Member().Matches(source[..position]).LastOrDefault()?.Groups[1] is not { } member || !seen.Add(member.Value))
        {
            return false;
        }

        var mentions = Regex.Matches(source, $@"\b{member.Value}\b").Where(mention => mention.Index != member.Index).ToList();
        return mentions.Count > 0 && mentions.All(mention => IsGuarded(source, mention.Index, seen));
    }

    private static bool EndsInAnOutcome(MethodInfo method) =>
        method.ReturnType.IsGenericType && method.ReturnType.GetGenericArguments()[0].Name.EndsWith("Outcome", StringComparison.Ordinal);

    /// <summary>The act of a page; what the parts of an import are given: dropped when doubled, or kept in turn.</summary>
    [GeneratedRegex(@"\b(ActAsync|SayOnceAsync|Act|Keep)!?$")]
    private static partial Regex Guard();

    [GeneratedRegex(@"\b(?:private|protected|public|internal) (?:override |static |async )*[\w<>?]+ (\w+)\(")]
    private static partial Regex Member();
}
