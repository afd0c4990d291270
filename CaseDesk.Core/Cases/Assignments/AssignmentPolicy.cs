namespace CaseDesk.Core.Cases.Assignments;

/// <summary>How long an assignment lasts and what renews it (domain.md 4). Pure: settings in, moments out.</summary>
public sealed record AssignmentPolicy
{
    /// <summary>How long a case is held from the moment it is taken or renewed.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Cases one person may hold at once; null sets no limit.</summary>
    public int? HeldAtOnce { get; init; }

    /// <summary>How often one assignment may be renewed.</summary>
    public required int Renewals { get; init; }

    /// <summary>How long before the end the holder is warned, longest first.</summary>
    public required IReadOnlyList<TimeSpan> Warnings { get; init; }

    public DateTime ExpiresAt(DateTime from) => from + Length;

    /// <summary>Whether an assignment may be renewed once more; if not, why.</summary>
    public RenewalVerdict MayRenew(int renewals, bool hadActivity) =>
        renewals >= Renewals ? RenewalVerdict.NoneLeft
        : hadActivity ? RenewalVerdict.Allowed
        : RenewalVerdict.NoActivity;
}
