using System.Text.Json.Serialization;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>A case that was taken or renewed.</summary>
/// <param name="Why">Why this one, where the desk chose it.</param>
internal sealed record AssignedAnswer(
    long CaseId, string Status, string? AssignedUserId, DateTime? AssignedAt, DateTime? AssignmentExpiresAt, long? AssignmentId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Why = null)
{
    public static AssignedAnswer Of(CaseOutcome.Done done, string? why = null) => new(
        done.CaseId, done.Status.Code(), done.Holding?.UserId, done.Holding?.TakenAt, done.Holding?.ExpiresAt, done.Holding?.AssignmentId, why);
}

internal sealed record CaseStatusAnswer(long CaseId, string Status);

internal sealed record ExpiryCheckAnswer(long CaseId, bool IsExpired, DateTime? AssignmentExpiresAt, bool WasReleased);
