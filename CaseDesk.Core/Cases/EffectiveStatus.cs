using System.Linq.Expressions;
using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Core.Cases;

/// <summary>
/// The one place that says what a case is right now: an assignment whose time is over is no assignment, whether or not the
/// sweep has tidied it (domain.md 4). Lists, counts, actions and statistics all ask here.
/// </summary>
public static class EffectiveStatus
{
    /// <summary>The status at <paramref name="now"/>.</summary>
    public static CaseStatus Of(CaseStatus stored, DateTime? expiresAt, DateTime now) =>
        IsOver(expiresAt, now) ? CaseStatus.Available : stored;

    /// <summary>A holding ends at the very moment it expires.</summary>
    public static bool IsOver(DateTime? expiresAt, DateTime now) => expiresAt <= now;

    /// <summary>Somebody holds it at <paramref name="now"/>.</summary>
    public static Expression<Func<Case, bool>> Held(DateTime now) =>
        @case => @case.HolderId != null && @case.ExpiresAt > now;

    /// <summary>A holding whose time is over and which nobody has tidied yet.</summary>
    public static Expression<Func<Case, bool>> Due(DateTime now) =>
        @case => @case.HolderId != null && @case.ExpiresAt <= now;
}
