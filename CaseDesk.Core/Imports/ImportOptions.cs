using System.ComponentModel.DataAnnotations;

namespace CaseDesk.Core.Imports;

/// <summary>Settings of the imports (section <c>Imports</c>).</summary>
public sealed class ImportOptions
{
    public const string Section = "Imports";

    [Range(1, 4096, ErrorMessage = "Imports:MaxFileMiB must be between 1 and 4096, such as 50.")]
    public int MaxFileMiB { get; set; } = 50;

    /// <summary>A new case for a client whose last one was closed at least so many days ago; 0 always, none never.</summary>
    [Range(0, 36_500, ErrorMessage = "Imports:ReopenClosedAfterDays must be left empty (never) or be at least 0, such as 30.")]
    public int? ReopenClosedAfterDays { get; set; } = 30;

    /// <summary>The same for a last case that was cancelled or became a contract; none, the default, is never.</summary>
    [Range(0, 36_500, ErrorMessage = "Imports:ReopenEndedAfterDays must be left empty (never) or be at least 0, such as 180.")]
    public int? ReopenEndedAfterDays { get; set; }

    public long MaxFileBytes => MaxFileMiB * 1024L * 1024L;
}
