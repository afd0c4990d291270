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

    private static readonly FrozenDictionary<(CaseStatus From, CaseAction Action), Transition> Table = Build();

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
        foreach (var ((_, tableAction), transition) in Table)
        {
            if (tableAction == action
                && ((transition.Who & actor.As) != Who.None || (mayHoldOrOwn && (transition.Who & bound) != Who.None)))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenDictionary<(CaseStatus, CaseAction), Transition> Build()
    {
        var table = new Dictionary<(CaseStatus, CaseAction), Transition>
        {
            [(Available, Assign)] = new(InProgress, Takers, null, StartsFor.Actor, CaseEventTypes.Assigned),
            [(Available, Reassign)] = new(InProgress, Leads, null, StartsFor.Target, CaseEventTypes.Reassigned),

            [(InProgress, UndoTake)] = new(null, Who.Holder, EndReason.Undone, StartsFor.Nobody, CaseEventTypes.TakeUndone),
            [(InProgress, CaseAction.NoContact)] =
                new(CaseStatus.NoContact, HolderOrLeads, EndReason.NoContact, StartsFor.Nobody, CaseEventTypes.NoContact),
            [(CaseStatus.NoContact, Wake)] =
                new(Available, Who.System, null, StartsFor.Nobody, CaseEventTypes.BackInQueue),
            [(CaseStatus.NoContact, Resume)] = new(InProgress, Who.Owner | Leads, null, StartsFor.Owner, CaseEventTypes.Resumed),

            [(CalculationPending, ApproveCalculation)] =
                new(CalculationApproved, Calculators, null, StartsFor.Owner, CaseEventTypes.CalculationApproved),
            [(CalculationPending, RejectCalculation)] =
                new(CalculationRejected, Calculators, null, StartsFor.Owner, CaseEventTypes.CalculationRejected) { NeedsReason = true },

            [(ClosingPending, ApproveClosing)] =
                new(ContractDone, Closers, null, StartsFor.Nobody, CaseEventTypes.ContractDone) { NotByOwner = true },
            [(ClosingPending, RejectClosing)] =
                new(ClosingRejected, Closers, null, StartsFor.Owner, CaseEventTypes.ClosingRejected) { NotByOwner = true, NeedsReason = true },
        };

        foreach (var status in new[] { InProgress, CalculationRejected, ClosingRejected })
        {
            table[(status, SendToCalculator)] =
                new(CalculationPending, HolderOrLeads, EndReason.SentToCalculator, StartsFor.Nobody, CaseEventTypes.SentToCalculator);
        }

        foreach (var status in new[] { CalculationApproved, InProgress })
        {
            table[(status, SendToClosing)] =
                new(ClosingPending, HolderOrLeads, EndReason.SentToClosing, StartsFor.Nobody, CaseEventTypes.SentToClosing);
        }

        foreach (var status in CaseStatuses.Holding)
        {
            table[(status, Renew)] = new(null, HolderOrLeads, null, StartsFor.Nobody, CaseEventTypes.Renewed);
            table[(status, Release)] =
                new(Available, HolderOrLeads, EndReason.Released, StartsFor.Nobody, CaseEventTypes.Released);
            table[(status, Expire)] =
                new(Available, Who.System, EndReason.Expired, StartsFor.Nobody, CaseEventTypes.Expired);
            table[(status, Reassign)] = new(null, Leads, EndReason.Reassigned, StartsFor.Target, CaseEventTypes.Reassigned);
            table[(status, ChangeExpiry)] = new(null, Leads, null, StartsFor.Nobody, CaseEventTypes.ExpiryChanged);
            table[(status, HolderLeft)] =
                new(Available, Who.System, EndReason.UserDisabled, StartsFor.Nobody, CaseEventTypes.HolderLeft);
            table[(status, Close)] = new(Closed, HolderOrLeads, EndReason.Closed, StartsFor.Nobody, CaseEventTypes.Closed);
        }

        foreach (var status in new[] { CalculationPending, ClosingPending })
        {
            table[(status, ChangeOwner)] = new(null, Leads, null, StartsFor.Nobody, CaseEventTypes.OwnerChanged);
        }

        foreach (var status in CaseStatuses.All)
        {
            if (status.IsOpen())
            {
                table[(status, Cancel)] =
                    new(Cancelled, Leads, EndReason.Cancelled, StartsFor.Nobody, CaseEventTypes.Cancelled) { NeedsReason = true };
            }

            table[(status, Override)] =
                new(null, Who.Admin, EndReason.Overridden, StartsFor.Target, CaseEventTypes.Overridden) { NeedsReason = true };
        }

        return table.ToFrozenDictionary();
    }
}
