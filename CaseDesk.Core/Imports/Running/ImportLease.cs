using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Imports.Running;

/// <summary>
/// The right to apply: one row for the whole database, so that one import applies at a time. Who takes it raises the token;
/// each chunk demands that the token still be theirs, and so a process that was thought dead can write nothing.
/// </summary>
public sealed class ImportLease
{
    /// <summary>There is one.</summary>
    public const int TheOne = 1;

    private ImportLease() { }

    public int Id { get; private set; }
    public long Token { get; private set; }
    public DateTime Until { get; private set; }
}

internal sealed class ImportLeaseConfiguration : IEntityTypeConfiguration<ImportLease>
{
    public void Configure(EntityTypeBuilder<ImportLease> builder)
    {
        builder.Property(lease => lease.Id).ValueGeneratedNever();
        builder.HasData(new { Id = ImportLease.TheOne, Token = 0L, Until = DateTime.UnixEpoch });
    }
}
