using System.Text.Json;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Audit;

/// <summary>
/// One act for the audit: its code, the id of what it was done to, and what else it keeps: ids, codes and counts, never
/// personal data. An act cannot be recorded without that.
/// </summary>
public abstract record AuditAct(string Code, string SubjectId)
{
    /// <summary>What is kept besides the subject, as JSON; null when there is nothing to say.</summary>
    public string? Data => Kept is null ? null : JsonSerializer.Serialize(Kept);

    protected virtual object? Kept => null;

    public sealed record UserCreated(string UserId, UserRole Role) : AuditAct(AuditCodes.UserCreated, UserId)
    {
        protected override object Kept => new { role = Role.Code() };
    }

    public sealed record UserRoleChanged(string UserId, UserRole From, UserRole To, int Ended) : AuditAct(AuditCodes.UserRoleChanged, UserId)
    {
        protected override object Kept => new { from = From.Code(), to = To.Code(), ended = Ended };
    }

    /// <param name="UserId">Who was disabled.</param>
    /// <param name="Ended">How many assignments ended with it.</param>
    public sealed record UserDisabled(string UserId, int Ended) : AuditAct(AuditCodes.UserDisabled, UserId)
    {
        protected override object Kept => new { ended = Ended };
    }

    public sealed record UserEnabled(string UserId) : AuditAct(AuditCodes.UserEnabled, UserId);

    public sealed record UserAssignmentsEnded(string UserId, int Ended) : AuditAct(AuditCodes.UserAssignmentsEnded, UserId)
    {
        protected override object Kept => new { ended = Ended };
    }

    /// <summary>Who holds such a link becomes that person.</summary>
    public sealed record PasswordLinkMade(string UserId) : AuditAct(AuditCodes.PasswordLinkMade, UserId);

    public sealed record CaseOverridden(long CaseId, string From, string To, string? UserId) : AuditAct(AuditCodes.CaseOverridden, $"{CaseId}")
    {
        protected override object Kept => new { from = From, to = To, user_id = UserId };
    }

    /// <summary>CPF, phones and bank data in full, before the eyes of somebody who works on no case of this client.</summary>
    public sealed record ClientRevealed(long ClientId) : AuditAct(AuditCodes.ClientRevealed, $"{ClientId}");

    public sealed record ImportUndone(long ImportId) : AuditAct(AuditCodes.ImportUndone, $"{ImportId}");

    public sealed record ImportFileTaken(long ImportId) : AuditAct(AuditCodes.ImportFileTaken, $"{ImportId}");

    public sealed record RejectedRowsTaken(long ImportId) : AuditAct(AuditCodes.RejectedRowsTaken, $"{ImportId}");

    public sealed record CommandRun(string Verb) : AuditAct(AuditCodes.CommandRun, Verb);
}
