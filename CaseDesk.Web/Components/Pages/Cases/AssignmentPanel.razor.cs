using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CaseDesk.Web.Components.Pages.Cases;

/// <summary>Who has the case, since when, until when, what happens then, and who had it before: in words that follow the policy.</summary>
public sealed partial class AssignmentPanel(AssignmentPolicies policies, TimeProvider clock, IStringLocalizer<SharedText> words)
{
    [Parameter, EditorRequired]
    public CaseDetail Case { get; set; } = null!;

    [Parameter, EditorRequired]
    public CurrentUser Reader { get; set; } = null!;

    private AssignmentPolicy Policy => policies.At(clock.Now());

    private string Length => TimeWords.Of(Policy.Length, words);

    private IEnumerable<string> Sentences => Case.Item.Holding is { } holding ? OfHolding(holding) : OfNobody();

    private IEnumerable<string> OfHolding(Holding holding)
    {
        var (now, policy) = (clock.Now(), Policy);
        yield return L["Held_SinceUntil", Formats.When(holding.TakenAt, now), Formats.When(holding.ExpiresAt, now)];
        yield return L["Held_Then"];
        if (policy.Warnings.Count > 0)
        {
            yield return L[holding.UserId == Reader.Id ? "Held_WarnedYou" : "Held_Warned", TimeWords.Of(policy.Warnings, words)];
        }

        var hadActivity = Case.Assignments.Any(row => row.Id == holding.AssignmentId && row.HadActivity);
        yield return policy.MayRenew(Case.RenewalsUsed, hadActivity) switch
        {
            RenewalVerdict.NoneLeft => policy.Renewals == 0 ? L["Renew_Never"] : L["Renew_NoneLeft", Case.RenewalsUsed, policy.Renewals],
            RenewalVerdict.NoActivity => L["Renew_NoActivity", Length],
            _ => L["Renew_Allowed", Length, Case.RenewalsUsed, policy.Renewals],
        };
    }

    private IEnumerable<string> OfNobody()
    {
        if (Case.Item is { Status: CaseStatus.Available, SuppressedUntil: not null })
        {
            yield return L["Free_Suppressed"];
        }
        else if (Case.Item.Status == CaseStatus.Available)
        {
            yield return L["Free_What", Length];
            if (Policy.HeldAtOnce is { } limit)
            {
                yield return L["Free_Limit", limit];
            }
        }
        else if (!Case.Item.Status.IsOpen())
        {
            yield return L["Ended_What"];
        }
        else
        {
            yield return L["NotHeld_What", words[$"Status_{Case.Item.Status}"]];
            if (Case.Item.OwnerName is { } owner)
            {
                yield return L[Case.Item.Status.Kind() == StatusKind.Desk ? "NotHeld_Back" : "NotHeld_Owner", owner, Length];
            }
        }
    }

    private string Facts(AssignmentItem row) => string.Join(" · ", new[]
    {
        row.EndedBy is { } by && by != row.UserName ? L["Ended_By", by].Value : "",
        row.Renewals > 0 ? L[row.Renewals == 1 ? "Renewed_Once" : "Renewed_Times", row.Renewals].Value : "",
        row.EndedAt is not null && !row.HadActivity ? L["No_Activity"].Value : "",
    }.Where(fact => fact.Length > 0));
}
