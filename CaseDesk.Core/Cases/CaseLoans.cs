using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases;

/// <summary>
/// Copies onto a case what the queue shows and sorts by: how many loans its client has in the newest month known, their
/// sum and their bank, of several the one the desk met last. An import does the same for many cases at once.
/// </summary>
internal static class CaseLoans
{
    public static async Task RefreshAsync(CaseDeskDbContext db, long caseId, CancellationToken cancellationToken)
    {
        var clientId = await db.Cases.Where(@case => @case.Id == caseId).Select(@case => @case.ClientId).SingleAsync(cancellationToken);
        var lines = from enrollment in db.Enrollments
                    where enrollment.ClientId == clientId
                    join line in db.PayrollLines on enrollment.Id equals line.EnrollmentId
                    select line;
        var newest = await lines.GroupBy(line => line.Reference).OrderByDescending(month => month.Key)
            .Select(month => new { Reference = month.Key, Loans = month.Count(), Amount = month.Sum(line => line.Amount ?? 0m), EntityId = month.Max(line => line.EntityId) })
            .FirstOrDefaultAsync(cancellationToken);
        if (newest is not null)
        {
            await db.Cases.Where(@case => @case.Id == caseId).ExecuteUpdateAsync(set => set
                .SetProperty(@case => @case.EntityId, newest.EntityId)
                .SetProperty(@case => @case.Reference, newest.Reference)
                .SetProperty(@case => @case.Loans, newest.Loans)
                .SetProperty(@case => @case.LoansAmount, newest.Amount), cancellationToken);
        }
    }
}
