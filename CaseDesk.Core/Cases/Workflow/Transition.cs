using CaseDesk.Core.Cases.Assignments;

namespace CaseDesk.Core.Cases.Workflow;

/// <summary>
/// What an action does to a case that is in a status where the action is possible. Whoever an assignment starts for becomes
/// the owner; a case that becomes free has none.
/// </summary>
/// <param name="To">The status afterwards; null leaves it, or (override) takes the one that was asked for.</param>
/// <param name="Who">Those who may do it.</param>
/// <param name="Ends">Why the present assignment ends; null keeps it.</param>
/// <param name="Starts">For whom an assignment starts.</param>
/// <param name="Event">The type of the event that records it.</param>
public sealed record Transition(CaseStatus? To, Who Who, EndReason? Ends, StartsFor Starts, string Event)
{
    /// <summary>The person who is the case's owner may not do it, whatever the role: nobody decides on his own work.</summary>
    public bool NotByOwner { get; init; }

    public ActionEffect Effect { get; init; }

    /// <summary>Where it leads; a page's first buttons.</summary>
    public Way Way { get; init; }

    /// <summary>The last part of its route in the API; null for what nobody is offered.</summary>
    public string? Route { get; init; }

    public bool NeedsReason { get; init; }

    /// <summary>Acts on the assignment itself: where nobody holds the case, the refusal says that.</summary>
    public bool NeedsHolding { get; init; }

    /// <summary>Begins to contact the client, and is refused while they must not be contacted.</summary>
    public bool BeginsContact { get; init; }

    /// <summary>Whoever asks may name a person.</summary>
    public bool NamesPerson => Starts == StartsFor.Target || Effect == ActionEffect.ChangeOwner;

    /// <summary>Whoever asks must name one; an override only where its status demands it.</summary>
    public bool NeedsPerson => NamesPerson && Effect != ActionEffect.Override;

    /// <summary>A page asks before it is done: there is something to say, or it is not lightly taken back.</summary>
    public bool AsksBefore => NamesPerson || NeedsReason || (Way == Way.Back && Effect != ActionEffect.UndoTake) || Effect == ActionEffect.SetEnd;
}
