using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Imports.Checking;

/// <summary>A cell that somebody corrected before the run: the file stays as it came, the check reads it with this in its place.</summary>
public sealed class ImportEdit
{
    private ImportEdit() { }

    public ImportEdit(long importId, int line, int column, string value, Actor by, DateTime at)
    {
        ImportId = importId;
        Line = line;
        Column = column;
        Value = value;
        UserId = by.StoredId;
        At = at;
    }

    public long ImportId { get; private set; }
    public int Line { get; private set; }

    /// <summary>From 0.</summary>
    public int Column { get; private set; }
    public string Value { get; private set; } = "";
    public string? UserId { get; private set; }
    public DateTime At { get; private set; }
}

internal sealed class ImportEditConfiguration : IEntityTypeConfiguration<ImportEdit>
{
    public void Configure(EntityTypeBuilder<ImportEdit> builder)
    {
        builder.HasKey(edit => new { edit.ImportId, edit.Line, edit.Column });
        builder.Property(edit => edit.Value).HasMaxLength(500);
        builder.HasOne<Import>().WithMany().HasForeignKey(edit => edit.ImportId);
    }
}
