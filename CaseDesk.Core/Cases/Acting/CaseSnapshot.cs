using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Acting;

/// <summary>What an action knows of a case when it decides. The conditional update then demands that it still be so.</summary>
internal sealed record CaseSnapshot(
    long Id, long ClientId, CaseStatus Stored, string? HolderId, string? HolderName, long? AssignmentId,
    DateTime? AssignedAt, DateTime? ExpiresAt, int Renewals, bool HadActivity, string? OwnerId, DateTime? SuppressedUntil)
{
    public bool IsOver(DateTime now) => EffectiveStatus.IsOver(ExpiresAt, now);

    public CaseStatus Effective(DateTime now) => EffectiveStatus.Of(Stored, ExpiresAt, now);

    /// <summary>The client must not be contacted.</summary>
    public bool IsSuppressed(DateTime now) => SuppressedUntil > now;

    public bool IsHeld(DateTime now) => HolderId is not null && !IsOver(now);

    public CaseActor Actor(Actor user, DateTime now) =>
        new(user, IsHeld(now) && user.Is(HolderId), !IsOver(now) && user.Is(OwnerId));

    public Holding? Holding(DateTime now) =>
        IsHeld(now) ? new(AssignmentId!.Value, HolderId!, HolderName!, AssignedAt!.Value, ExpiresAt!.Value) : null;

    public static Task<CaseSnapshot?> ReadAsync(CaseDeskDbContext db, long caseId, CancellationToken cancellationToken) =>
        (from @case in db.Cases
         where @case.Id == caseId
         join user in db.Users on @case.HolderId equals user.Id into users
         from holder in users.DefaultIfEmpty()
         join row in db.Assignments on @case.AssignmentId equals row.Id into rows
         from assignment in rows.DefaultIfEmpty()
         select new CaseSnapshot(
             @case.Id, @case.ClientId, @case.Status, @case.HolderId, holder != null ? holder.Name : null, @case.AssignmentId,
             @case.AssignedAt, @case.ExpiresAt,
             assignment != null ? assignment.Renewals : 0, assignment != null && assignment.HadActivity, @case.OwnerId, @case.SuppressedUntil))
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The case, if it is still as it was seen.</summary>
    public IQueryable<Case> Unchanged(CaseDeskDbContext db) => db.Cases.Where(@case =>
        @case.Id == Id && @case.Status == Stored && @case.AssignmentId == AssignmentId
        && @case.ExpiresAt == ExpiresAt && @case.OwnerId == OwnerId && @case.SuppressedUntil == SuppressedUntil);
}
