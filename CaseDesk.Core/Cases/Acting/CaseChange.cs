using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Acting;

/// <summary>
/// Carries out one judged action inside an open transaction: the conditional update of the case, the end of the old
/// assignment, the start of the new one, the events. Nothing is kept unless the caller commits.
/// </summary>
internal sealed class CaseChange(
    CaseDeskDbContext db, AssignmentPolicy policy, CaseSnapshot seen, CaseCommand command, Transition transition, Actor user, DateTime now)
{
    private string? _reasonForTimeline = command.Reason;

    /// <summary>Null when the case is no longer as it was seen: somebody was faster.</summary>
    public async Task<CaseOutcome?> ApplyAsync(CancellationToken cancellationToken)
    {
        if (transition.Effect == ActionEffect.SetEnd && command.ExpiresAt <= now)
        {
            return await EndNowAsync(cancellationToken);
        }

        var target = await AssigneeAsync(cancellationToken);
        if (target.Refusal is { } refusal)
        {
            return refusal;
        }

        return transition.Effect switch
        {
            ActionEffect.Renew => await ExtendAsync(policy.ExpiresAt(now), renewals: 1, cancellationToken),
            ActionEffect.SetEnd => await ExtendAsync(Instants.ToStored(command.ExpiresAt!.Value), renewals: 0, cancellationToken),
            ActionEffect.ChangeOwner => await ChangeOwnerAsync(target.User!, cancellationToken),
            _ => await MoveAsync(target.User, cancellationToken),
        };
    }

    /// <summary>The new end of the same assignment.</summary>
    private async Task<CaseOutcome?> ExtendAsync(DateTime expiresAt, int renewals, CancellationToken cancellationToken)
    {
        var changed = await seen.Unchanged(db).ExecuteUpdateAsync(set => set
            .SetProperty(@case => @case.ExpiresAt, expiresAt)
            .SetProperty(@case => @case.UpdatedAt, now), cancellationToken);
        if (changed == 0)
        {
            return null;
        }

        await db.Assignments.Where(row => row.Id == seen.AssignmentId).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.ExpiresAt, expiresAt)
            .SetProperty(row => row.Renewals, row => row.Renewals + renewals), cancellationToken);
        await RecordAsync(transition.Event, seen.AssignmentId, new EventData(_reasonForTimeline) { Until = expiresAt }, cancellationToken);
        return Done(seen.Stored, seen.Holding(now)! with { ExpiresAt = expiresAt });
    }

    private async Task<CaseOutcome?> ChangeOwnerAsync(AppUser owner, CancellationToken cancellationToken)
    {
        var changed = await seen.Unchanged(db).ExecuteUpdateAsync(set => set
            .SetProperty(@case => @case.OwnerId, owner.Id)
            .SetProperty(@case => @case.UpdatedAt, now), cancellationToken);
        if (changed == 0)
        {
            return null;
        }

        await RecordAsync(transition.Event, null, new EventData(_reasonForTimeline) { UserId = owner.Id, UserName = owner.Name }, cancellationToken);
        return Done(seen.Stored, null);
    }

    /// <summary>A supervisor set an end that has passed: the assignment ends now.</summary>
    private async Task<CaseOutcome?> EndNowAsync(CancellationToken cancellationToken)
    {
        if (!await UpdateCaseAsync(CaseStatus.Available, holder: null, owner: null, cancellationToken))
        {
            return null;
        }

        await EndAssignmentAsync(EndReason.EndedBySupervisor, cancellationToken);
        await RecordAsync(CaseEventTypes.EndedBySupervisor, seen.AssignmentId, new EventData(_reasonForTimeline), cancellationToken);
        return Done(CaseStatus.Available, null);
    }

    private async Task<CaseOutcome?> MoveAsync(AppUser? assignee, CancellationToken cancellationToken)
    {
        var to = transition.To ?? command.TargetStatus ?? seen.Stored;
        var ownerGone = transition.Starts == StartsFor.Owner && assignee is null;
        if (ownerGone)
        {
            to = CaseStatus.Available;
        }

        var holder = to.Kind() == StatusKind.Holding ? assignee : null;
        var owner = to == CaseStatus.Available ? null : assignee?.Id ?? seen.OwnerId;
        if (transition.Effect == ActionEffect.Override && to.IsOpen() && await OtherOpenCaseAsync(cancellationToken) is { } other)
        {
            return new CaseOutcome.OtherOpenCase(other);
        }

        if (!await UpdateCaseAsync(to, holder, owner, cancellationToken))
        {
            return null;
        }

        if (!seen.Stored.IsOpen() && to.IsOpen())
        {
            await CaseFacts.RefreshAsync(db, [seen.ClientId], now, cancellationToken);
        }

        if (seen.AssignmentId is not null)
        {
            await EndAssignmentAsync(transition.Ends ?? EndReason.Expired, cancellationToken);
        }

        var started = holder is null ? null : await StartAssignmentAsync(holder, cancellationToken);
        var about = assignee is not null && !user.Is(assignee.Id) ? assignee : null;
        var data = new EventData(_reasonForTimeline)
        {
            UserId = about?.Id,
            UserName = about?.Name,
            Until = started?.ExpiresAt,
            From = transition.Effect == ActionEffect.Override ? seen.Effective(now).Code() : null,
            To = transition.Effect == ActionEffect.Override ? to.Code() : null,
        };
        if (command.Action == CaseAction.Override)
        {
            db.AuditEntries.Add(new(now, user, new AuditAct.CaseOverridden(seen.Id, seen.Effective(now).Code(), to.Code(), assignee?.Id)));
        }

        await RecordAsync(transition.Event, started?.AssignmentId ?? seen.AssignmentId, data, cancellationToken);
        if (ownerGone)
        {
            await RecordAsync(CaseEventTypes.OwnerGone, null, new EventData(null), cancellationToken);
        }

        return Done(to, started);
    }

    /// <summary>The one conditional update that decides a race.</summary>
    private async Task<bool> UpdateCaseAsync(CaseStatus to, AppUser? holder, string? owner, CancellationToken cancellationToken)
    {
        var holderId = holder?.Id;
        DateTime? takenAt = holder is null ? null : now;
        DateTime? expiresAt = holder is null ? null : policy.ExpiresAt(now);
        DateTime? endedAt = to.IsOpen() ? null : now;
        DateTime? nextTryAt = to == CaseStatus.NoContact ? now.AddDays(1) : null;
        var taken = holder is null ? 0 : 1;
        return await seen.Unchanged(db).ExecuteUpdateAsync(set => set
            .SetProperty(@case => @case.Status, to)
            .SetProperty(@case => @case.HolderId, holderId)
            .SetProperty(@case => @case.AssignmentId, (long?)null)
            .SetProperty(@case => @case.AssignedAt, takenAt)
            .SetProperty(@case => @case.ExpiresAt, expiresAt)
            .SetProperty(@case => @case.OwnerId, owner)
            .SetProperty(@case => @case.QueuedAt, @case => to == CaseStatus.Available ? now : @case.QueuedAt)
            .SetProperty(@case => @case.TimesTaken, @case => @case.TimesTaken + taken)
            .SetProperty(@case => @case.NextTryAt, nextTryAt)
            .SetProperty(@case => @case.EndedAt, endedAt)
            .SetProperty(@case => @case.UpdatedAt, now), cancellationToken) == 1;
    }

    /// <summary>Ends the assignment that was seen: at its expiry if that has passed, whatever ends it now.</summary>
    private async Task EndAssignmentAsync(EndReason reason, CancellationToken cancellationToken)
    {
        var isOver = seen.IsOver(now);
        var endedAt = isOver ? seen.ExpiresAt!.Value : now;
        var endReason = isOver ? EndReason.Expired : reason;
        var endedBy = isOver ? null : user.StoredId;
        await db.Assignments.Where(row => row.Id == seen.AssignmentId && row.EndedAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.EndedAt, endedAt)
            .SetProperty(row => row.EndReason, endReason)
            .SetProperty(row => row.EndedByUserId, endedBy), cancellationToken);
        if (isOver)
        {
            db.CaseEvents.Add(EventsOf.Expiry(seen.Id, seen.AssignmentId!.Value, seen.HolderId!, endedAt, seen.HadActivity));
        }
    }

    private async Task<Holding> StartAssignmentAsync(AppUser holder, CancellationToken cancellationToken)
    {
        var assignment = new Assignment(seen.Id, holder.Id, now, policy.ExpiresAt(now));
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync(cancellationToken);
        await db.Cases.Where(@case => @case.Id == seen.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(@case => @case.AssignmentId, assignment.Id), cancellationToken);
        return new(assignment.Id, holder.Id, holder.Name, assignment.TakenAt, assignment.ExpiresAt);
    }

    /// <summary>
    /// For whom an assignment starts, locked until the end of the transaction: nobody is disabled, and nobody passes the
    /// limit, while they are being given a case.
    /// </summary>
    private async Task<(AppUser? User, CaseOutcome? Refusal)> AssigneeAsync(CancellationToken cancellationToken)
    {
        var id = transition.Starts switch
        {
            StartsFor.Actor => user.StoredId,
            StartsFor.Owner => seen.OwnerId,
            StartsFor.Target => command.TargetUserId,
            _ => transition.Effect == ActionEffect.ChangeOwner ? command.TargetUserId : null,
        };
        if (id is null)
        {
            return (null, null);
        }

        var assignee = await UserLock.LockAsync(db, id, cancellationToken);
        var fit = assignee is { IsActive: true } && Permissions.Allow(assignee.Role, Permission.TakeCases);
        if (!fit)
        {
            CaseOutcome? refusal = transition.Starts switch
            {
                StartsFor.Owner => null,
                StartsFor.Actor => new CaseOutcome.NotAllowed(null),
                _ => new CaseOutcome.Invalid("user_id", "No active attendant, supervisor or admin has this id."),
            };
            return (null, refusal);
        }

        if (transition.Starts == StartsFor.Actor && policy.HeldAtOnce is { } limit
            && await db.Cases.Where(EffectiveStatus.Held(now)).CountAsync(@case => @case.HolderId == id, cancellationToken) >= limit)
        {
            return (null, new CaseOutcome.LimitReached(limit));
        }

        return (assignee, null);
    }

    private async Task<long?> OtherOpenCaseAsync(CancellationToken cancellationToken)
    {
        return await db.Cases.Where(@case => @case.ClientId == seen.ClientId && @case.Id != seen.Id && !CaseStatuses.Terminal.Contains(@case.Status))
            .Select(@case => (long?)@case.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task RecordAsync(string type, long? assignmentId, EventData data, CancellationToken cancellationToken)
    {
        db.CaseEvents.Add(new(seen.Id, type, now, user, assignmentId, data.ToJson()));
        await db.SaveChangesAsync(cancellationToken);
    }

    private CaseOutcome.Done Done(CaseStatus status, Holding? holding) => new(seen.Id, status, holding);
}
