using CaseDesk.Core.Texts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Notes;

/// <summary>What somebody wrote down about a case.</summary>
public sealed class CaseNote
{
    private CaseNote() { }

    public CaseNote(long caseId, string text, DateTime at, string userId, string byName, long? assignmentId)
    {
        CaseId = caseId;
        Text = text;
        At = at;
        UserId = userId;
        ByName = byName;
        AssignmentId = assignmentId;
    }

    public long Id { get; private set; }
    public long CaseId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTime At { get; private set; }
    public string UserId { get; private set; } = "";
    public string ByName { get; private set; } = "";

    /// <summary>The holding under which it was written; null for somebody who only follows.</summary>
    public long? AssignmentId { get; private set; }
}

internal sealed class CaseNoteConfiguration : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.Property(note => note.Text).HasMaxLength(TextBounds.Note);
        builder.Property(note => note.ByName).HasMaxLength(TextBounds.Name);
        builder.HasOne<Case>().WithMany().HasForeignKey(note => note.CaseId);
        builder.HasIndex(note => new { note.CaseId, note.Id });
    }
}
