namespace CaseDesk.Core.Imports;

/// <summary>What became of a data row; every row ends in exactly one (domain.md 6.3).</summary>
public static class RowOutcome
{
    /// <summary>Checked and good, not applied yet: what the run will make of it, as things stand.</summary>
    public const string ToCreate = "to_create";
    public const string ToUpdate = "to_update";
    public const string ToLeave = "to_leave";
    public const string ToReject = "to_reject";
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Unchanged = "unchanged";
    public const string Duplicate = "duplicate";
    public const string Rejected = "rejected";

    /// <summary>Waiting for the run.</summary>
    public static readonly string[] Planned = [ToCreate, ToUpdate, ToLeave, ToReject];

    public static readonly IReadOnlyList<string> All = [Created, Updated, Unchanged, Duplicate, Rejected];
}
