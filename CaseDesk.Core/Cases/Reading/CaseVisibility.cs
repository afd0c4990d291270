using System.Linq.Expressions;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>Who sees which case, and whose personal data in full (domain.md 2).</summary>
public static class CaseVisibility
{
    /// <summary>The cases that this actor sees at <paramref name="now"/>.</summary>
    public static Expression<Func<Case, bool>> SeenBy(CaseDeskDbContext db, Actor user, DateTime now) => user switch
    {
        CurrentUser { Role: UserRole.Attendant, Id: var id } => @case => @case.Status == CaseStatus.Available || @case.OwnerId == id
            || @case.HolderId == id || (@case.HolderId != null && @case.ExpiresAt <= now),
        CurrentUser { Role: UserRole.Calculator, Id: var id } => @case => @case.Status == CaseStatus.CalculationPending
            || db.CaseEvents.Any(entry => entry.CaseId == @case.Id && entry.UserId == id),
        CurrentUser { Role: UserRole.Closer, Id: var id } => @case => @case.Status == CaseStatus.ClosingPending
            || db.CaseEvents.Any(entry => entry.CaseId == @case.Id && entry.UserId == id),
        _ => @case => true,
    };

    /// <summary>Whether CPF, phones and bank data are shown in full: to A and S, holder and owner, C and F in their stage.</summary>
    public static bool ShowsFullData(Actor user, CaseStatus effective, string? holderId, string? ownerId) =>
        user.May(Permission.SeeFullData) || WorksOn(user, effective, holderId, ownerId);

    /// <summary>For whom it is usual to see them: who else does leaves a row in the audit.</summary>
    public static bool WorksOn(Actor user, CaseStatus effective, string? holderId, string? ownerId) =>
        (effective != CaseStatus.Available && (user.Is(holderId) || user.Is(ownerId))) || IsStageOf(user, effective);

    /// <summary>The desk where this person works.</summary>
    public static bool IsStageOf(Actor user, CaseStatus effective) => user is CurrentUser { Role: var role }
        && ((role == UserRole.Calculator && effective == CaseStatus.CalculationPending)
        || (role == UserRole.Closer && effective == CaseStatus.ClosingPending));
}
