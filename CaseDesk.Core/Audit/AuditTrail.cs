using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Audit;

/// <summary>Records acts that change nothing else, and so have no transaction of their own.</summary>
public static class AuditTrail
{
    /// <summary>A screen reads again and again what it shows; that is one look.</summary>
    private static readonly TimeSpan OneLook = TimeSpan.FromHours(1);

    public static async Task RecordAsync(CaseDeskDbContext db, Actor by, AuditAct act, DateTime now, CancellationToken cancellationToken)
    {
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        db.AuditEntries.Add(new(now, by, act));
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
    }

    /// <summary>Once for each look.</summary>
    public static async Task RecordLookAsync(CaseDeskDbContext db, Actor by, AuditAct act, DateTime now, CancellationToken cancellationToken)
    {
        var (userId, since) = (by.StoredId, now - OneLook);
        if (!await db.AuditEntries.AnyAsync(
            entry => entry.SubjectId == act.SubjectId && entry.Act == act.Code && entry.UserId == userId && entry.At > since, cancellationToken))
        {
            await RecordAsync(db, by, act, now, cancellationToken);
        }
    }
}
