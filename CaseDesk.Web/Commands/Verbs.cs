using System.CommandLine;
using System.Globalization;

namespace CaseDesk.Web.Commands;

/// <summary>The other things this program does besides serving (design.md 7).</summary>
public static class Verbs
{
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null }; // A name may begin with @.

    public static IReadOnlyList<Verb> All { get; } = [new MaintenanceVerb(), new ImportVerb(), new CreateUserVerb(), new CheckVerb()];

    /// <summary>Does what the first argument names; null when it names nothing, and the desk is to be served.</summary>
    public static Task<int>? Run(string[] args) => args switch
    {
        ["help", .. var rest] => RunVerbAsync([.. rest, "--help"]),
        ["--help" or "-h" or "-?", ..] => RunVerbAsync(args),
        [var word, ..] when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) => RunVerbAsync(args),
        _ => null,
    };

    private static async Task<int> RunVerbAsync(string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US"); // The verbs speak English, and so must what is said about their arguments.
        var program = Program();
        var call = program.Parse(args, Parsing);
        if (call.Errors.Count == 0)
        {
            return await call.InvokeAsync();
        }

        foreach (var error in call.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        string[] help = call.CommandResult.Command is RootCommand ? ["--help"] : [call.CommandResult.Command.Name, "--help"];
        await program.Parse(help, Parsing).InvokeAsync(new() { Output = Console.Error });
        return Verb.WronglyCalled;
    }

    private static RootCommand Program()
    {
        var program = new RootCommand(
            """
            CaseDesk. Without a verb it serves the desk. Settings come from appsettings.json and the environment (CaseDesk__DataDirectory=...).
            Exit 0 when done, 1 when not, 2 when called wrongly. The first administrator of an unattended installation:
              create-user --email ana@example.com --name "Ana" --role admin
            """);
        program.Options.Add(Verb.JsonOption);
        foreach (var verb in All)
        {
            program.Subcommands.Add(verb.Command);
        }

        return program;
    }
}
