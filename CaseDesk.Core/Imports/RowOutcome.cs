namespace CaseDesk.Core.Imports;

/// <summary>What became of a data row; every row ends in exactly one (domain.md 6.3).</summary>
public static class RowOutcome
{
    /// <summary>Checked and good; not applied yet.</summary>
    public const string Ready = "ready";
    public const string Created = "created";
    public const string Updated = "updated";
    public const string Unchanged = "unchanged";
    public const string Duplicate = "duplicate";
    public const string Rejected = "rejected";

    public static readonly IReadOnlyList<string> All = [Created, Updated, Unchanged, Duplicate, Rejected];
}
