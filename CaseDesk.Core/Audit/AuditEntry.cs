using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Audit;

/// <summary>Who did or saw what: written in the transaction of the act, never changed.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    /// <param name="at">When it happened.</param>
    /// <param name="by">Who did it; the name stands in the record, even if the person is renamed later.</param>
    /// <param name="act">What was done, to what.</param>
    public AuditEntry(DateTime at, Actor by, AuditAct act)
    {
        At = at;
        UserId = by.StoredId;
        ByName = by.Name;
        Act = act.Code;
        SubjectId = act.SubjectId;
        Data = act.Data;
    }

    public long Id { get; private set; }
    public DateTime At { get; private set; }
    public string? UserId { get; private set; }
    public string ByName { get; private set; } = "";
    public string Act { get; private set; } = "";
    public string SubjectId { get; private set; } = "";
    public string? Data { get; private set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.ByName).HasMaxLength(TextBounds.Name);
        builder.Property(entry => entry.Act).HasMaxLength(60);
        builder.Property(entry => entry.SubjectId).HasMaxLength(60);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.SubjectId, entry.Act });
    }
}
