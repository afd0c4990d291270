using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Acting;

/// <summary>Decides on an action from what is known, without touching anything: the table, the assignment, the request itself.</summary>
internal static class CaseJudge
{
    /// <summary>How long a take can be undone (domain.md 3).</summary>
    private static readonly TimeSpan UndoableFor = TimeSpan.FromMinutes(2);

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

        return CaseWorkflow.FactsOf(action).NeedsHolding && !seen.IsHeld(now)
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

        if (transition.BeginsContact && seen.IsSuppressed(now))
        {
            return new CaseOutcome.Suppressed(seen.SuppressedUntil!.Value);
        }

        if (transition.NeedsPerson && command.TargetUserId is null)
        {
            return UserRequired();
        }

        return transition.Effect switch
        {
            ActionEffect.UndoTake when seen.HadActivity || now - seen.AssignedAt > UndoableFor =>
                new CaseOutcome.WrongStatus(seen.Effective(now)),
            ActionEffect.Renew => policy.MayRenew(seen.Renewals, seen.HadActivity) switch
            {
                RenewalVerdict.NoneLeft => new CaseOutcome.NoRenewalLeft(),
                RenewalVerdict.NoActivity => new CaseOutcome.NoActivity(),
                _ => null,
            },
            ActionEffect.SetEnd when command.ExpiresAt is null =>
                new CaseOutcome.Invalid("assignment_expires_at", "A moment is required."),
            ActionEffect.SetEnd when command.ExpiresAt > now.AddYears(1) =>
                new CaseOutcome.Invalid("assignment_expires_at", "The moment lies more than a year ahead."),
            ActionEffect.Override => OverrideDemands(seen, command),
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
