using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Imports.Layouts;

/// <summary>How a kind of sheet is read, kept under a name and proposed when a file has the same titles.</summary>
public sealed class ImportLayout
{
    private ImportLayout() { }

    public ImportLayout(string name, string titles, string choices, Actor by, DateTime now)
    {
        Name = name;
        Titles = titles;
        Choices = choices;
        CreatedByUserId = by.StoredId;
        SavedAt = now;
    }

    public long Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The titles in normal form, in order; a file that has the same fits.</summary>
    public string Titles { get; private set; } = "";

    /// <summary><see cref="Parsing.ListChoices"/> as JSON, without what belongs to one file only.</summary>
    public string Choices { get; private set; } = "";
    public string? CreatedByUserId { get; private set; }
    public DateTime SavedAt { get; private set; }
}

internal sealed class ImportLayoutConfiguration : IEntityTypeConfiguration<ImportLayout>
{
    public void Configure(EntityTypeBuilder<ImportLayout> builder)
    {
        builder.Property(layout => layout.Name).HasMaxLength(TextBounds.Name);
        builder.HasIndex(layout => layout.Name).IsUnique();
    }
}
