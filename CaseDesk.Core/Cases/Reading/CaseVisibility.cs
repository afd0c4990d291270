using System.Linq.Expressions;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>Who sees which case, and whose personal data in full (domain.md 2).</summary>
public static class CaseVisibility
{
    /// <summary>The cases that this person sees at <paramref name="now"/>.</summary>
    public static Expression<Func<Case, bool>> SeenBy(CaseDeskDbContext db, CurrentUser user, DateTime now) => user.Role switch
    {
        UserRole.Attendant => @case => @case.Status == CaseStatus.Available || @case.OwnerId == user.Id
            || @case.HolderId == user.Id || (@case.HolderId != null && @case.ExpiresAt <= now),
        UserRole.Calculator => @case => @case.Status == CaseStatus.CalculationPending
            || db.CaseEvents.Any(entry => entry.CaseId == @case.Id && entry.UserId == user.Id),
        UserRole.Closer => @case => @case.Status == CaseStatus.ClosingPending
            || db.CaseEvents.Any(entry => entry.CaseId == @case.Id && entry.UserId == user.Id),
        _ => @case => true,
    };

    /// <summary>Whether CPF, phones and bank data are shown in full: to A and S, holder and owner, C and F in their stage.</summary>
    public static bool ShowsFullData(CurrentUser user, CaseStatus effective, string? holderId, string? ownerId) =>
        user.May(Permission.SeeFullData)
        || (effective != CaseStatus.Available && (holderId == user.Id || ownerId == user.Id))
        || IsStageOf(user.Role, effective);

    /// <summary>The desk where this role works.</summary>
    public static bool IsStageOf(UserRole role, CaseStatus effective) =>
        (role == UserRole.Calculator && effective == CaseStatus.CalculationPending)
        || (role == UserRole.Closer && effective == CaseStatus.ClosingPending);
}
