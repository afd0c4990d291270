using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Scheduling;

/// <summary>One run of the job that ends expired assignments: when, by whom, and what came of it.</summary>
public sealed class MaintenanceRun
{
    private MaintenanceRun() { }

    public MaintenanceRun(DateTime startedAt, Actor by)
    {
        StartedAt = startedAt;
        Trigger = MaintenanceTrigger.Of(by);
        UserId = by.StoredId;
        ByName = by.Name;
    }

    public long Id { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }

    /// <summary>What set it off, one of <see cref="MaintenanceTrigger"/>.</summary>
    public string Trigger { get; private set; } = "";
    public string? UserId { get; private set; }
    public string ByName { get; private set; } = "";
    public int Found { get; private set; }
    public int Expired { get; private set; }
    public int AlreadyExpired { get; private set; }
    public int Errors { get; private set; }
    public int DurationMs { get; private set; }

    public void Finish(DateTime finishedAt, int found, int expired, int alreadyExpired, int errors)
    {
        FinishedAt = finishedAt;
        DurationMs = (int)(finishedAt - StartedAt).TotalMilliseconds;
        Found = found;
        Expired = expired;
        AlreadyExpired = alreadyExpired;
        Errors = errors;
    }
}

internal sealed class MaintenanceRunConfiguration : IEntityTypeConfiguration<MaintenanceRun>
{
    public void Configure(EntityTypeBuilder<MaintenanceRun> builder)
    {
        builder.Property(run => run.Trigger).HasMaxLength(20);
        builder.Property(run => run.ByName).HasMaxLength(TextBounds.Name);
        builder.HasIndex(run => run.StartedAt);
    }
}
