using System.Collections.Frozen;
using CaseDesk.Core.Cases.Assignments;
using static CaseDesk.Core.Cases.Workflow.CaseAction;
using static CaseDesk.Core.Cases.Workflow.CaseStatus;

namespace CaseDesk.Core.Cases.Workflow;

/// <summary>
/// The one table that drives every case (domain.md 3). Statuses are effective ones: a holding whose time is over has
/// already become <see cref="Available"/> when it is looked up here.
/// </summary>
public static class CaseWorkflow
{
    private const Who Leads = Who.Supervisor | Who.Admin;
    private const Who HolderOrLeads = Who.Holder | Leads;
    private const Who Takers = Who.Attendant | Leads;
    private const Who Calculators = Who.Calculator | Leads;
    private const Who Closers = Who.Closer | Leads;

    /// <summary>Who has a case is one question, whether they hold it or it comes back to them from a desk.</summary>
    private const string Assignee = "assignee";

    /// <summary>Every row; actions in the order of a page's menu.</summary>
    public static readonly IReadOnlyList<WorkflowRow> Rows = [.. Build()];

    /// <summary>The actions that people are offered, in the order of a page's menu.</summary>
    public static readonly IReadOnlyList<CaseAction> Offered =
        [.. Rows.Where(row => row.Transition.Route is not null).Select(row => row.Action).Distinct()];

    private static readonly FrozenDictionary<(CaseStatus From, CaseAction Action), Transition> Table =
        Rows.ToFrozenDictionary(row => (row.From, row.Action), row => row.Transition);

    private static readonly FrozenDictionary<CaseAction, Transition> ByAction =
        Rows.GroupBy(row => row.Action).ToFrozenDictionary(rows => rows.Key, rows => rows.First().Transition);

    /// <summary>What is true of an action in whatever status: its facts, not where it leads or what it ends.</summary>
    public static Transition FactsOf(CaseAction action) => ByAction[action];

    /// <summary>What the table says, or null where the action is not possible in that status.</summary>
    public static Transition? Find(CaseStatus from, CaseAction action) => Table.GetValueOrDefault((from, action));

    /// <summary>Whether this actor may do this now.</summary>
    /// <param name="from">The effective status.</param>
    /// <param name="action">What is asked for.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="hasFinalApprovedSimulation">Opens the short way from attending to closing.</param>
    public static WorkflowVerdict Decide(CaseStatus from, CaseAction action, CaseActor actor, bool hasFinalApprovedSimulation = false)
    {
        var transition = Find(from, action);
        if (transition is null || (from == InProgress && action == SendToClosing && !hasFinalApprovedSimulation))
        {
            return EverAllowed(action, actor) ? new WorkflowVerdict.WrongStatus() : new WorkflowVerdict.NotAllowed();
        }

        return (transition.Who & actor.As) == Who.None || (transition.NotByOwner && actor.IsOwner)
            ? new WorkflowVerdict.NotAllowed()
            : new WorkflowVerdict.Possible(transition);
    }

    /// <summary>Somebody who could do it in another status, perhaps as holder or owner, hears about the status, not about rights.</summary>
    private static bool EverAllowed(CaseAction action, CaseActor actor)
    {
        const Who bound = Who.Holder | Who.Owner;
        var mayHoldOrOwn = (Takers & actor.As) != Who.None;
        foreach (var (_, rowAction, transition) in Rows)
        {
            if (rowAction == action
                && ((transition.Who & actor.As) != Who.None || (mayHoldOrOwn && (transition.Who & bound) != Who.None)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<WorkflowRow> Build() =>
    [
        new(Available, Assign, new(InProgress, Takers, null, StartsFor.Actor, CaseEventTypes.Assigned)
            { Route = "assign", Way = Way.On, BeginsContact = true }),

        .. From([InProgress, CalculationRejected, ClosingRejected], SendToCalculator,
            new(CalculationPending, HolderOrLeads, EndReason.SentToCalculator, StartsFor.Nobody, CaseEventTypes.SentToCalculator)
                { Route = "send-to-calculator", Way = Way.On }),
        new(CalculationPending, ApproveCalculation,
            new(CalculationApproved, Calculators, null, StartsFor.Owner, CaseEventTypes.CalculationApproved)
                { Route = "approve", Way = Way.On }),
        new(CalculationPending, RejectCalculation,
            new(CalculationRejected, Calculators, null, StartsFor.Owner, CaseEventTypes.CalculationRejected)
                { Route = "reject", Way = Way.Back, NeedsReason = true }),

        .. From([CalculationApproved, InProgress], SendToClosing,
            new(ClosingPending, HolderOrLeads, EndReason.SentToClosing, StartsFor.Nobody, CaseEventTypes.SentToClosing) { Way = Way.On }),
        new(ClosingPending, ApproveClosing,
            new(ContractDone, Closers, null, StartsFor.Nobody, CaseEventTypes.ContractDone) { Way = Way.On, NotByOwner = true }),
        new(ClosingPending, RejectClosing,
            new(ClosingRejected, Closers, null, StartsFor.Owner, CaseEventTypes.ClosingRejected)
                { Way = Way.Back, NotByOwner = true, NeedsReason = true }),

        // A take is only possible from the queue, so what it was is always free.
        new(InProgress, UndoTake, new(Available, Who.Holder, EndReason.Undone, StartsFor.Nobody, CaseEventTypes.TakeUndone)
            { Effect = ActionEffect.UndoTake, Way = Way.Back, NeedsHolding = true }),
        .. From(CaseStatuses.Holding, Release,
            new(Available, HolderOrLeads, EndReason.Released, StartsFor.Nobody, CaseEventTypes.Released)
                { Route = "release", Way = Way.Back, NeedsHolding = true }),
        .. From(CaseStatuses.Holding, Renew, new(null, HolderOrLeads, null, StartsFor.Nobody, CaseEventTypes.Renewed)
            { Route = "renew", Effect = ActionEffect.Renew, NeedsHolding = true }),
        .. From(CaseStatuses.Holding, Reassign, new(null, Leads, EndReason.Reassigned, StartsFor.Target, CaseEventTypes.Reassigned)
            { Route = Assignee }),
        new(Available, Reassign, new(InProgress, Leads, null, StartsFor.Target, CaseEventTypes.Reassigned)
            { Route = Assignee, BeginsContact = true }),
        .. From([CalculationPending, ClosingPending], ChangeOwner,
            new(null, Leads, null, StartsFor.Nobody, CaseEventTypes.OwnerChanged)
                { Route = Assignee, Effect = ActionEffect.ChangeOwner }),
        .. From(CaseStatuses.Holding, ChangeExpiry, new(null, Leads, null, StartsFor.Nobody, CaseEventTypes.ExpiryChanged)
            { Route = "expiry", Effect = ActionEffect.SetEnd, NeedsHolding = true }),

        new(InProgress, CaseAction.NoContact,
            new(CaseStatus.NoContact, HolderOrLeads, EndReason.NoContact, StartsFor.Nobody, CaseEventTypes.NoContact)),
        new(CaseStatus.NoContact, Resume, new(InProgress, Who.Owner | Leads, null, StartsFor.Owner, CaseEventTypes.Resumed)),
        .. From(CaseStatuses.Holding, Close,
            new(Closed, HolderOrLeads, EndReason.Closed, StartsFor.Nobody, CaseEventTypes.Closed)),
        .. From(CaseStatuses.Open, Cancel, new(Cancelled, Leads, EndReason.Cancelled, StartsFor.Nobody, CaseEventTypes.Cancelled)
            { Route = "cancel", NeedsReason = true }),
        .. From(CaseStatuses.All, Override, new(null, Who.Admin, EndReason.Overridden, StartsFor.Target, CaseEventTypes.Overridden)
            { Route = "override", Effect = ActionEffect.Override, NeedsReason = true }),

        .. From(CaseStatuses.Holding, Expire, new(Available, Who.System, EndReason.Expired, StartsFor.Nobody, CaseEventTypes.Expired)),
        .. From(CaseStatuses.Holding, HolderLeft,
            new(Available, Who.System, EndReason.UserDisabled, StartsFor.Nobody, CaseEventTypes.HolderLeft)),
        new(CaseStatus.NoContact, Wake, new(Available, Who.System, null, StartsFor.Nobody, CaseEventTypes.BackInQueue)),
    ];

    private static IEnumerable<WorkflowRow> From(IEnumerable<CaseStatus> statuses, CaseAction action, Transition transition) =>
        statuses.Select(status => new WorkflowRow(status, action, transition));
}
