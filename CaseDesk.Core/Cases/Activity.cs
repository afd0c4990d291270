using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases;

/// <summary>Marks an assignment as worked on. The mark is also the fence: it misses when the assignment has ended.</summary>
internal static class Activity
{
    /// <returns>False when the assignment has ended or its time is over: nothing may be written under it.</returns>
    public static async Task<bool> MarkAsync(CaseDeskDbContext db, long assignmentId, DateTime now, CancellationToken cancellationToken) =>
        await db.Assignments.Where(row => row.Id == assignmentId && row.EndedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.HadActivity, true), cancellationToken) == 1;
}
