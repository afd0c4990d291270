using System.CommandLine;
using CaseDesk.Core.Statistics;

namespace CaseDesk.Web.Commands;

/// <summary>Looks whether everything that must always hold does hold.</summary>
public sealed class CheckVerb() : Verb("check", "Checks schema, assignments and the figures of the imports. Changes nothing. Exit 1 when something does not hold.")
{
    protected override async Task<int> RunAsync(ParseResult call, IServiceProvider services, CancellationToken cancellationToken)
    {
        var findings = await services.GetRequiredService<IntegrityCheck>().RunAsync(cancellationToken);
        var words = findings.Count == 0 ? "everything holds" : string.Join(Environment.NewLine, findings);
        Print(call, words, new { ok = findings.Count == 0, findings });
        return findings.Count == 0 ? Ok : Failed;
    }
}
