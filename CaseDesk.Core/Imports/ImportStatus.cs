namespace CaseDesk.Core.Imports;

/// <summary>How far an import is, as stored and sent (api.md).</summary>
public static class ImportStatus
{
    public const string Received = "received";
    public const string Inspected = "inspected";
    public const string Checked = "checked";
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Completed = "completed";
    public const string CompletedWithProblems = "completed_with_problems";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>Being taken back; scripts see <see cref="Running"/>, with <see cref="Undone"/> to come.</summary>
    public const string Undoing = "undoing";
    public const string Undone = "undone";

    public static readonly IReadOnlyList<string> All =
        [Received, Inspected, Checked, Queued, Running, Paused, Completed, CompletedWithProblems, Failed, Cancelled, Undoing, Undone];

    /// <summary>On the way to the clients, or held there: the check is done.</summary>
    public static readonly string[] Applying = [Queued, Running];

    public static readonly string[] Finished = [Completed, CompletedWithProblems];

    /// <summary>Nothing more happens to it unless somebody asks.</summary>
    public static readonly string[] Ended = [.. Finished, Failed, Cancelled, Undone];
}
