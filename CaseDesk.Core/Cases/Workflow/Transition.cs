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

    public bool NeedsReason { get; init; }
}
