using CaseDesk.Core.Statistics;

namespace CaseDesk.Web.Commands;

/// <summary>Looks whether everything that must always hold does hold.</summary>
public sealed class CheckVerb : Verb
{
    public override string Name => "check";

    public override string Usage => """
        check [--json]
          Checks schema, assignments and the figures of the imports. Changes nothing. Exit 1 when something does not hold.
        """;

    protected override async Task<int> RunAsync(VerbCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        var findings = await services.GetRequiredService<IntegrityCheck>().RunAsync(cancellationToken);
        Print(call, findings.Count == 0 ? "everything holds" : string.Join(Environment.NewLine, findings), new { ok = findings.Count == 0, findings });
        return findings.Count == 0 ? Ok : Failed;
    }
}
