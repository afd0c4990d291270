using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Cases.Assignments;

/// <summary>
/// One holding of a case by one user. Its id is the fencing token: a write under an assignment that has ended is refused.
/// At most one per case has no end; a filtered unique index keeps it so.
/// </summary>
public sealed class Assignment
{
    private Assignment() { }

    public Assignment(long caseId, string userId, DateTime takenAt, DateTime expiresAt)
    {
        CaseId = caseId;
        UserId = userId;
        TakenAt = takenAt;
        ExpiresAt = expiresAt;
    }

    public long Id { get; private set; }
    public long CaseId { get; private set; }
    public string UserId { get; private set; } = "";
    public DateTime TakenAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public int Renewals { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public EndReason? EndReason { get; private set; }

    /// <summary>Who ended it; null when time or the system did.</summary>
    public string? EndedByUserId { get; private set; }

    /// <summary>A comment, attachment, phone, simulation request or edit while it was held.</summary>
    public bool HadActivity { get; private set; }
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.Property(assignment => assignment.EndReason).HasMaxLength(20)
            .HasConversion(reason => reason!.Value.Code(), code => EndReasons.FromCode(code));
        builder.HasOne<Case>().WithMany().HasForeignKey(assignment => assignment.CaseId);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(assignment => assignment.UserId);
        builder.HasIndex(assignment => assignment.CaseId).IsUnique()
            .HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("IX_Assignments_OneUnendedPerCase");
        builder.HasIndex(assignment => new { assignment.CaseId, assignment.TakenAt });
        builder.HasIndex(assignment => new { assignment.UserId, assignment.ExpiresAt })
            .HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("IX_Assignments_Held");
        builder.HasIndex(assignment => new { assignment.TakenAt, assignment.UserId });
        builder.HasIndex(assignment => new { assignment.EndedAt, assignment.EndReason, assignment.UserId });
    }
}
