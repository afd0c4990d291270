namespace CaseDesk.Core.Imports;

/// <summary>How far an import is, as stored and sent (api.md).</summary>
public static class ImportStatus
{
    public const string Received = "received";
    public const string Checked = "checked";
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string CompletedWithProblems = "completed_with_problems";
    public const string Failed = "failed";

    /// <summary>Work is still to be done, by whoever finds it.</summary>
    public static readonly string[] Unfinished = [Received, Queued, Running];

    public static readonly string[] Finished = [Completed, CompletedWithProblems];
}
