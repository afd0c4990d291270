using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Scheduling;

/// <summary>One case that a run found due: ended with or without activity, or not ended and why.</summary>
public sealed class MaintenanceRunCase
{
    private MaintenanceRunCase() { }

    public MaintenanceRunCase(long runId, long caseId, long? assignmentId, bool hadActivity, string? error)
    {
        RunId = runId;
        CaseId = caseId;
        AssignmentId = assignmentId;
        HadActivity = hadActivity;
        Error = error;
    }

    public long RunId { get; private set; }
    public long CaseId { get; private set; }
    public long? AssignmentId { get; private set; }
    public bool HadActivity { get; private set; }
    public string? Error { get; private set; }
}

internal sealed class MaintenanceRunCaseConfiguration : IEntityTypeConfiguration<MaintenanceRunCase>
{
    public void Configure(EntityTypeBuilder<MaintenanceRunCase> builder)
    {
        builder.HasKey(row => new { row.RunId, row.CaseId });
        builder.HasOne<MaintenanceRun>().WithMany().HasForeignKey(row => row.RunId);
    }
}
