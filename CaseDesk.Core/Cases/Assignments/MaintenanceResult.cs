namespace CaseDesk.Core.Cases.Assignments;

/// <summary>What one run of the maintenance found and did.</summary>
/// <param name="RunId">The row of the run log; null for a dry run, which leaves none.</param>
/// <param name="Found">Cases whose time was over when the run began.</param>
/// <param name="Expired">Those this run put back into the queue.</param>
/// <param name="AlreadyExpired">Those that somebody else ended meanwhile.</param>
/// <param name="Errors">Those that could not be ended; the run log says why.</param>
/// <param name="CaseIds">The cases found, for a dry run.</param>
public sealed record MaintenanceResult(
    long? RunId, int Found, int Expired, int AlreadyExpired, int Errors, DateTime ExecutedAt, string ExecutedBy, int DurationMs,
    IReadOnlyList<long> CaseIds);
