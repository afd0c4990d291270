namespace CaseDesk.Core.Audit;

/// <summary>Every act that the audit knows, as stored. What each keeps stands in <see cref="AuditAct"/>.</summary>
public static class AuditCodes
{
    public const string UserCreated = "user.created";
    public const string UserRoleChanged = "user.role_changed";
    public const string UserDisabled = "user.disabled";
    public const string UserEnabled = "user.enabled";
    public const string UserAssignmentsEnded = "user.assignments_ended";
    public const string PasswordLinkMade = "user.password_link_made";
    public const string CaseOverridden = "case.overridden_by_hand";
    public const string ClientRevealed = "client.revealed";
    public const string ImportUndone = "import.undone";
    public const string ImportFileTaken = "import.file_taken";
    public const string RejectedRowsTaken = "import.rejected_rows_taken";
    public const string CommandRun = "command.run";

    public static readonly IReadOnlyList<string> All =
    [
        UserCreated, UserRoleChanged, UserDisabled, UserEnabled, UserAssignmentsEnded, PasswordLinkMade, CaseOverridden, ClientRevealed, ImportUndone,
        ImportFileTaken, RejectedRowsTaken, CommandRun,
    ];
}
