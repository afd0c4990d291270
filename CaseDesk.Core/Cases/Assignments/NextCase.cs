using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>
/// Takes the case that has waited longest. The candidates are only a guess, the conditional update of
/// <see cref="CaseActions"/> decides: who loses one race tries the next candidate.
/// </summary>
public sealed class NextCase(IDbContextFactory<CaseDeskDbContext> contexts, CaseActions actions, TimeProvider clock)
{
    private const int CandidatesAtOnce = 20;

    public async Task<NextCaseOutcome> TakeAsync(CaseFilter filter, Actor user, CancellationToken cancellationToken)
    {
        if (!user.May(Permission.TakeCases))
        {
            return new NextCaseOutcome.Refused(new CaseOutcome.NotAllowed(null));
        }

        if (filter.Statuses.Count > 0 && !filter.Statuses.Contains(CaseStatus.Available))
        {
            return new NextCaseOutcome.NoneFree();
        }

        var free = filter with { Statuses = [CaseStatus.Available], Order = CaseOrder.Queue };
        var tried = new HashSet<long>();
        while (true)
        {
            var candidates = await CandidatesAsync(free, user, cancellationToken);
            if (!candidates.Any(tried.Add))
            {
                return new NextCaseOutcome.NoneFree();
            }

            foreach (var caseId in candidates)
            {
                switch (await actions.AssignAsync(caseId, user, cancellationToken))
                {
                    case CaseOutcome.Done done:
                        return new NextCaseOutcome.Taken(done);
                    case var refusal when refusal is CaseOutcome.LimitReached or CaseOutcome.NotAllowed:
                        return new NextCaseOutcome.Refused(refusal);
                }
            }

            tried.UnionWith(candidates);
        }
    }

    private async Task<List<long>> CandidatesAsync(CaseFilter filter, Actor user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await CaseLists.FirstIdsAsync(db, filter, CandidatesAtOnce, user, clock.Now(), cancellationToken);
    }
}
