namespace CaseDesk.Web.Commands;

/// <summary>The other things this program does besides serving (design.md 7).</summary>
public static class Verbs
{
    public static readonly IReadOnlyList<Verb> All = [new MaintenanceVerb(), new ImportVerb(), new CreateUserVerb(), new CheckVerb()];

    private static string Usage => string.Join(Environment.NewLine + Environment.NewLine, All.Select(verb => verb.Usage)
        .Prepend("CaseDesk: without a verb it serves the desk. Settings come from appsettings.json and the environment (CaseDesk__DataDirectory=...). Each verb knows --help."));

    /// <summary>Does what the first argument names; null when it names nothing, and the desk is to be served.</summary>
    public static Task<int>? Run(string[] args) => args switch
    {
        ["help" or "--help" or "-h", ..] => Say(Console.Out, Usage, Verb.Ok),
        [var name, .. var rest] when All.FirstOrDefault(verb => verb.Name == name) is { } verb => verb.RunAsync(rest),
        [var word, ..] when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) =>
            Say(Console.Error, $"There is no verb {word}.{Environment.NewLine}{Usage}", Verb.WronglyCalled),
        _ => null,
    };

    private static async Task<int> Say(TextWriter to, string words, int code)
    {
        await to.WriteLineAsync(words);
        return code;
    }
}
