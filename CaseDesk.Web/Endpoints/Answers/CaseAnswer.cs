using System.Text.Json;
using System.Text.Json.Serialization;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>A whole case (api.md, "Objects").</summary>
internal sealed record CaseAnswer : CaseItemAnswer
{
    /// <summary>Behind what a list says of a case, too.</summary>
    private const int Last = 1;

    public CaseAnswer(CaseDetail detail)
        : base(detail.Item)
    {
        Enrollments = [.. detail.Enrollments.Select(EnrollmentAnswer.Of)];
        PayrollLines = [.. detail.PayrollLines.Select(PayrollLineAnswer.Of)];
        Phones = [.. detail.Phones.Select(PhoneAnswer.Of)];
        Notes = [.. detail.Notes.Select(NoteAnswer.Of)];
        EarlierCases = [.. detail.EarlierCases.Select(earlier => new OtherCaseAnswer(earlier.Id, earlier.Status.Code(), earlier.CreatedAt, earlier.EndedAt))];
        Actions = [.. detail.Actions.GroupBy(action => NameOf(action.Action)).Select(acts => acts.MaxBy(action => action.Allowed)!)
            .Select(action => new CaseActionAnswer(NameOf(action.Action), action.Allowed, WhyNot(action.WhyNot)))];
        AssignmentHistory = [.. detail.Assignments.Select(AssignmentAnswer.Of)];
        Events = [.. detail.Events.Select(entry =>
            new CaseEventAnswer(entry.Id, entry.Type, entry.At, entry.ByUserId, entry.ByName, JsonElement.Parse(entry.Data.ToJson() ?? "{}")))];
    }

    [JsonPropertyOrder(Last)]
    public IReadOnlyList<EnrollmentAnswer> Enrollments { get; }

    [JsonPropertyOrder(Last)]
    public IReadOnlyList<PayrollLineAnswer> PayrollLines { get; }

    [JsonPropertyOrder(Last)]
    public IReadOnlyList<PhoneAnswer> Phones { get; }

    [JsonPropertyOrder(Last)]
    public IReadOnlyList<NoteAnswer> Notes { get; }

    /// <summary>None yet.</summary>
    [JsonPropertyOrder(Last)]
    public IReadOnlyList<JsonElement> Simulations { get; } = [];

    [JsonPropertyOrder(Last)]
    public IReadOnlyList<OtherCaseAnswer> EarlierCases { get; }

    [JsonPropertyOrder(Last)]
    public IReadOnlyList<CaseActionAnswer> Actions { get; }

    [JsonPropertyOrder(Last)]
    public IReadOnlyList<AssignmentAnswer> AssignmentHistory { get; }

    [JsonPropertyOrder(Last)]
    public IReadOnlyList<CaseEventAnswer> Events { get; }

    /// <summary>The last part of the action's route; two actions share one where the status decides which is meant.</summary>
    private static string NameOf(CaseAction action) => CaseWorkflow.FactsOf(action).Route!;

    private static string? WhyNot(CaseOutcome? outcome) => outcome switch
    {
        null => null,
        CaseOutcome.NotAllowed => "not_allowed",
        CaseOutcome.HeldByAnother => "held",
        CaseOutcome.WrongStatus => "status",
        CaseOutcome.NotHeld => "not_held",
        CaseOutcome.Ended => "ended",
        CaseOutcome.LimitReached => "limit",
        CaseOutcome.Suppressed => "suppressed",
        CaseOutcome.NoRenewalLeft => "no_renewal_left",
        CaseOutcome.NoActivity => "no_activity",
        _ => "other",
    };
}

internal sealed record OtherCaseAnswer(long Id, string Status, DateTime CreatedAt, DateTime? EndedAt);

internal sealed record CaseActionAnswer(string Action, bool Allowed, string? WhyNot);

/// <param name="Data">What an event of this type carries.</param>
internal sealed record CaseEventAnswer(long Id, string Type, DateTime At, string? ByUserId, string ByName, JsonElement Data);

internal sealed record AssignmentAnswer(
    long AssignmentId, string UserId, string UserName, DateTime TakenAt, DateTime ExpiresAt, int Renewals, DateTime? EndedAt, string? EndReason,
    string? EndedBy, bool HadActivity)
{
    public static AssignmentAnswer Of(AssignmentItem row) => new(
        row.Id, row.UserId, row.UserName, row.TakenAt, row.ExpiresAt, row.Renewals, row.EndedAt, row.EndReason, row.EndedBy, row.HadActivity);
}
