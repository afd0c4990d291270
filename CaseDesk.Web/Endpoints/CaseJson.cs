using System.Globalization;
using System.Text.Json;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;

namespace CaseDesk.Web.Endpoints;

/// <summary>Cases as the API sends them (api.md, "Objects").</summary>
internal static class CaseJson
{
    public static Dictionary<string, object?> Item(CaseItem item) => new()
    {
        ["id"] = item.Id,
        ["status"] = item.Status.Code(),
        ["is_new"] = item.IsNew,
        ["client"] = new { id = item.ClientId, name = item.ClientName, cpf = item.Cpf, matricula = item.Enrollment },
        ["entity"] = item.Entity,
        ["reference"] = Month(item.Reference),
        ["loans"] = item.Loans,
        ["loans_amount"] = item.LoansAmount,
        ["assigned_user_id"] = item.Holding?.UserId,
        ["assigned_user_name"] = item.Holding?.UserName,
        ["assigned_at"] = item.Holding?.TakenAt,
        ["assignment_expires_at"] = item.Holding?.ExpiresAt,
        ["assignment_id"] = item.Holding?.AssignmentId,
        ["owner_user_id"] = item.OwnerId,
        ["owner_user_name"] = item.OwnerName,
        ["created_at"] = item.CreatedAt,
        ["updated_at"] = item.UpdatedAt,
    };

    public static Dictionary<string, object?> Whole(CaseDetail detail)
    {
        var json = Item(detail.Item);
        json["enrollments"] = detail.Enrollments;
        json["payroll_lines"] = detail.PayrollLines.Select(Line);
        json["phones"] = detail.Phones;
        json["notes"] = detail.Notes;
        json["simulations"] = Array.Empty<object>();
        json["earlier_cases"] = detail.EarlierCases.Select(earlier => new { id = earlier.Id, status = earlier.Status.Code(), created_at = earlier.CreatedAt, ended_at = earlier.EndedAt });
        json["actions"] = detail.Actions.GroupBy(action => Name(action.Action)).Select(acts => acts.MaxBy(action => action.Allowed)!)
            .Select(action => new { action = Name(action.Action), allowed = action.Allowed, why_not = WhyNot(action.WhyNot) });
        json["assignment_history"] = detail.Assignments.Select(row => new
        {
            assignment_id = row.Id,
            user_id = row.UserId,
            user_name = row.UserName,
            taken_at = row.TakenAt,
            expires_at = row.ExpiresAt,
            renewals = row.Renewals,
            ended_at = row.EndedAt,
            end_reason = row.EndReason,
            ended_by = row.EndedBy,
            had_activity = row.HadActivity,
        });
        json["events"] = detail.Events.Select(entry => new { id = entry.Id, type = entry.Type, at = entry.At, by_user_id = entry.ByUserId, by_name = entry.ByName, data = JsonElement.Parse(entry.Data.ToJson() ?? "{}") });
        return json;
    }

    public static object Line(PayrollItem line) => new
    {
        enrollment_id = line.EnrollmentId,
        entity = line.Entity,
        fin = line.Fin,
        reference = Month(line.Reference),
        status = line.Status,
        total_installments = line.TotalInstallments,
        paid_installments = line.PaidInstallments,
        amount = line.Amount,
        balance = line.Balance,
    };

    /// <summary><c>MM/YYYY</c></summary>
    public static string? Month(DateOnly? reference) => reference?.ToString("MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The last part of the action's route; two actions share one where the status decides which is meant.</summary>
    public static string Name(CaseAction action) => action switch
    {
        CaseAction.ApproveCalculation => "approve",
        CaseAction.RejectCalculation => "reject",
        CaseAction.SendToCalculator => "send-to-calculator",
        CaseAction.Reassign or CaseAction.ChangeOwner => "assignee",
        CaseAction.ChangeExpiry => "expiry",
        _ => action.ToString().ToLowerInvariant(),
    };

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
