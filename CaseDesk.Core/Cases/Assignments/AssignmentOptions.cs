using System.ComponentModel.DataAnnotations;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>The settings behind the policy (section <c>Assignment</c>).</summary>
public sealed class AssignmentOptions : IValidatableObject
{
    public const string Section = "Assignment";
    private static readonly int[] UsualWarningMinutes = [120, 15];

    [Range(1, 24 * 365, ErrorMessage = "Assignment:LengthHours must be between 1 and 8760, such as 72.")]
    public int LengthHours { get; set; } = 72;

    [Range(1, 10_000, ErrorMessage = "Assignment:HeldAtOnce must be left out (no limit) or be at least 1, such as 30.")]
    public int? HeldAtOnce { get; set; }

    [Range(0, 100, ErrorMessage = "Assignment:Renewals must be between 0 and 100, such as 1.")]
    public int Renewals { get; set; } = 1;

    /// <summary>Left out, 120 and 15. A default here would stay beside what is configured: lists are added to, not replaced.</summary>
    [MinLength(1, ErrorMessage = "Assignment:WarningMinutes needs at least one number of minutes, such as 120 and 15.")]
    public int[]? WarningMinutes { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WarningMinutes?.Any(minutes => minutes < 1 || minutes > LengthHours * 60) == true)
        {
            yield return new($"Assignment:WarningMinutes must be between 1 and {LengthHours * 60} (the length), such as 120 and 15.");
        }
    }

    public AssignmentPolicy ToPolicy() => new()
    {
        Length = TimeSpan.FromHours(LengthHours),
        HeldAtOnce = HeldAtOnce,
        Renewals = Renewals,
        Warnings = [.. (WarningMinutes ?? UsualWarningMinutes).Distinct().OrderDescending().Select(minutes => TimeSpan.FromMinutes(minutes))],
    };
}
