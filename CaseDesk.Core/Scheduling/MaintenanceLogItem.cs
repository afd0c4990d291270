namespace CaseDesk.Core.Scheduling;

/// <summary>One run, as the log shows it.</summary>
public sealed record MaintenanceLogItem(
    long Id, DateTime StartedAt, string Trigger, string ByName, int Found, int Expired, int AlreadyExpired, int Errors, int DurationMs,
    IReadOnlyList<MaintenanceLogCase> Cases, int MoreCases);

/// <summary>A case that a run ended, with or without activity, or could not end.</summary>
public sealed record MaintenanceLogCase(long CaseId, bool HadActivity, string? Error);
