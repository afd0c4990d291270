using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Acting;

/// <summary>Decides on an action from what is known, without touching anything: the table, the assignment, the request itself.</summary>
internal static class CaseJudge
{
    private static readonly CaseAction[] AssignmentActions =
        [CaseAction.Renew, CaseAction.Release, CaseAction.ChangeExpiry, CaseAction.UndoTake];

    public static (CaseOutcome? Refusal, Transition? Transition) Judge(
        CaseSnapshot seen, CaseCommand command, Actor user, AssignmentPolicy policy, DateTime now)
    {
        var status = seen.Effective(now);
        var actor = seen.Actor(user, now);
        if (command.AssignmentId is { } claimed && !(seen.IsHeld(now) && seen.AssignmentId == claimed))
        {
            return (new CaseOutcome.Ended(seen.Holding(now)?.UserName), null);
        }

        if (command.Action == CaseAction.Assign && actor.IsHolder)
        {
            return (new CaseOutcome.Done(seen.Id, status, seen.Holding(now)), null);
        }

        return CaseWorkflow.Decide(status, command.Action, actor) switch
        {
            WorkflowVerdict.Possible(var transition) => Demands(seen, command, transition, policy, now) is { } refusal
                ? (refusal, null)
                : (null, transition),
            WorkflowVerdict.NotAllowed => (new CaseOutcome.NotAllowed(seen.Holding(now)?.UserName), null),
            _ => (WrongStatus(seen, command.Action, user, now), null),
        };
    }

    /// <summary>The actions that a page offers this person now, each with the verdict a click would get.</summary>
    public static CaseOutcome? WhyNot(CaseSnapshot seen, CaseAction action, Actor user, AssignmentPolicy policy, DateTime now)
    {
        var (refusal, transition) = Judge(seen, new(action), user, policy, now);
        return transition is not null || refusal is CaseOutcome.Invalid ? null : refusal;
    }

    private static CaseOutcome WrongStatus(CaseSnapshot seen, CaseAction action, Actor user, DateTime now)
    {
        if (action == CaseAction.Assign && seen.Holding(now) is { } holding)
        {
            return new CaseOutcome.HeldByAnother(holding.UserName, holding.ExpiresAt);
        }

        if (seen.IsOver(now) && user.Is(seen.HolderId))
        {
            return new CaseOutcome.Ended(null);
        }

        return AssignmentActions.Contains(action) && !seen.IsHeld(now)
            ? new CaseOutcome.NotHeld()
            : new CaseOutcome.WrongStatus(seen.Effective(now));
    }

    private static CaseOutcome? Demands(
        CaseSnapshot seen, CaseCommand command, Transition transition, AssignmentPolicy policy, DateTime now)
    {
        if (IncomingText.Refusal(command.Reason, TextBounds.Reason) is { } problem)
        {
            return new CaseOutcome.Invalid("reason", problem);
        }

        if (command.TargetUserId is { } id && !IncomingText.IsWriting(id))
        {
            return UserRequired();
        }

        if (transition.NeedsReason && string.IsNullOrWhiteSpace(command.Reason))
        {
            return new CaseOutcome.Invalid("reason", "A reason is required.");
        }

        if (command.Action is CaseAction.Assign or CaseAction.Reassign && !seen.IsHeld(now) && seen.IsSuppressed(now))
        {
            return new CaseOutcome.Suppressed(seen.SuppressedUntil!.Value);
        }

        return command.Action switch
        {
            CaseAction.Renew => policy.MayRenew(seen.Renewals, seen.HadActivity) switch
            {
                RenewalVerdict.NoneLeft => new CaseOutcome.NoRenewalLeft(),
                RenewalVerdict.NoActivity => new CaseOutcome.NoActivity(),
                _ => null,
            },
            CaseAction.ChangeExpiry when command.ExpiresAt is null =>
                new CaseOutcome.Invalid("assignment_expires_at", "A moment is required."),
            CaseAction.ChangeExpiry when command.ExpiresAt > now.AddYears(1) =>
                new CaseOutcome.Invalid("assignment_expires_at", "The moment lies more than a year ahead."),
            CaseAction.Reassign or CaseAction.ChangeOwner when command.TargetUserId is null => UserRequired(),
            CaseAction.Override => OverrideDemands(seen, command),
            _ => null,
        };
    }

    private static CaseOutcome.Invalid? OverrideDemands(CaseSnapshot seen, CaseCommand command) => command.TargetStatus switch
    {
        null => new("status", "The status to go to is required."),
        { } target when target.Kind() == StatusKind.Holding && command.TargetUserId is null => UserRequired(),
        { } target when target.Kind() is StatusKind.Desk or StatusKind.Waiting && command.TargetUserId is null && seen.OwnerId is null => UserRequired(),
        _ => null,
    };

    private static CaseOutcome.Invalid UserRequired() => new("user_id", "The id of an active attendant, supervisor or admin is required.");
}
