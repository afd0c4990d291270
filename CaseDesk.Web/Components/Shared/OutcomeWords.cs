using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using Microsoft.Extensions.Localization;

namespace CaseDesk.Web.Components.Shared;

/// <summary>What an outcome means, in the words of the screen.</summary>
public static class OutcomeWords
{
    /// <summary>Why something was not done; the empty string when it was.</summary>
    public static string Of(CaseOutcome? outcome, IStringLocalizer<SharedText> words) => outcome switch
    {
        null or CaseOutcome.Done => "",
        CaseOutcome.HeldByAnother(var holder, var until) => words["Outcome_Held", holder, Formats.WeekdayAndTime(until)],
        CaseOutcome.NotAllowed({ } holder) => words["Outcome_HeldBy", holder],
        CaseOutcome.NotAllowed => words["Outcome_NotAllowed"],
        CaseOutcome.WrongStatus(var status) => words["Outcome_WrongStatus", words[$"Status_{status}"]],
        CaseOutcome.NotHeld => words["Outcome_NotHeld"],
        CaseOutcome.Ended({ } holder) => words["Outcome_EndedBy", holder],
        CaseOutcome.Ended => words["Outcome_Ended"],
        CaseOutcome.LimitReached(var limit) => words["Outcome_Limit", limit],
        CaseOutcome.Suppressed(var until) => until.Year > 9000 ? words["Outcome_SuppressedForever"] : words["Outcome_Suppressed", Formats.Moment(until)],
        CaseOutcome.NoRenewalLeft => words["Outcome_NoRenewalLeft"],
        CaseOutcome.NoActivity => words["Outcome_NoActivity"],
        CaseOutcome.OtherOpenCase(var caseId) => words["Outcome_OtherOpenCase", caseId],
        CaseOutcome.Invalid(var field, _) => words[$"Invalid_{field}"],
        _ => words["Outcome_NotFound"],
    };
}
