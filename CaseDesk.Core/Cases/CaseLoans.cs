using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases;

/// <summary>
/// Copies onto a case what the queue shows and sorts by: how many loans its client has in the newest month known, their
/// sum and their bank. An import does the same for many cases at once.
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
        if (await lines.MaxAsync(line => (DateOnly?)line.Reference, cancellationToken) is not { } newest)
        {
            return;
        }

        var month = await lines.Where(line => line.Reference == newest)
            .Select(line => new { line.Id, line.EntityId, line.Amount }).OrderBy(line => line.Id).ToListAsync(cancellationToken);
        var (entityId, amount) = (month[^1].EntityId, month.Sum(line => line.Amount ?? 0m));
        await db.Cases.Where(@case => @case.Id == caseId).ExecuteUpdateAsync(set => set
            .SetProperty(@case => @case.EntityId, entityId)
            .SetProperty(@case => @case.Reference, newest)
            .SetProperty(@case => @case.Loans, month.Count)
            .SetProperty(@case => @case.LoansAmount, amount), cancellationToken);
    }
}
