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

    /// <summary>Rows in one transaction of an apply: few enough that a take on the same database hardly waits.</summary>
    [Range(1, 100_000, ErrorMessage = "Imports:RangeRows must be between 1 and 100000, such as 4000.")]
    public int RangeRows { get; set; } = 4000;

    /// <summary>Memory of the child that reads a file.</summary>
    [Range(64, 16_384, ErrorMessage = "Imports:ReaderMemoryMiB must be between 64 and 16384, such as 512.")]
    public int ReaderMemoryMiB { get; set; } = 512;

    /// <summary>How long the child may take to say what a file is.</summary>
    [Range(1, 600, ErrorMessage = "Imports:InspectSeconds must be between 1 and 600, such as 20.")]
    public int InspectSeconds { get; set; } = 20;

    /// <summary>How long it may go without a row.</summary>
    [Range(1, 600, ErrorMessage = "Imports:SilentSeconds must be between 1 and 600, such as 30.")]
    public int SilentSeconds { get; set; } = 30;

    /// <summary>How much processor time it may use for one file.</summary>
    [Range(1, 36_000, ErrorMessage = "Imports:ReadSeconds must be between 1 and 36000, such as 600.")]
    public int ReadSeconds { get; set; } = 600;

    public long MaxFileBytes => MaxFileMiB * 1024L * 1024L;
}
