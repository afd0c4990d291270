namespace CaseDesk.Web.Commands;

/// <summary>Lists the verbs.</summary>
public sealed class HelpVerb : Verb
{
    public override string Name => "help";

    public override string Usage => string.Join(Environment.NewLine + Environment.NewLine, Verbs.All.Select(verb => verb.Usage)
        .Prepend("CaseDesk: without a verb it serves the desk. Each verb knows --help."));

    protected override Task<int> RunAsync(VerbCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        Console.WriteLine(Usage);
        return Task.FromResult(Ok);
    }
}
