using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Core.Cases.Acting;

/// <summary>What somebody asks to be done to a case.</summary>
/// <param name="Action">The action of the workflow table.</param>
public sealed record CaseCommand(CaseAction Action)
{
    public string? Reason { get; init; }

    /// <summary>The assignment the asker believes to hold; if it has ended, nothing is done.</summary>
    public long? AssignmentId { get; init; }

    /// <summary>For whom, where the action names somebody.</summary>
    public string? TargetUserId { get; init; }

    /// <summary>The new end, for <see cref="CaseAction.ChangeExpiry"/>; UTC.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>Where to, for <see cref="CaseAction.Override"/>.</summary>
    public CaseStatus? TargetStatus { get; init; }
}
