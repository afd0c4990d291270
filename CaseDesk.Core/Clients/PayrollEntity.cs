using CaseDesk.Core.Texts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Clients;

/// <summary>The bank (entidade) whose instalments a payroll report lists.</summary>
public sealed class PayrollEntity
{
    private PayrollEntity() { }

    public PayrollEntity(string code, string name)
    {
        Code = code;
        Name = name;
    }

    public long Id { get; private set; }

    /// <summary>The digits before the name in a report; empty for a source that gives only a name.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
}

internal sealed class PayrollEntityConfiguration : IEntityTypeConfiguration<PayrollEntity>
{
    public void Configure(EntityTypeBuilder<PayrollEntity> builder)
    {
        builder.Property(entity => entity.Code).HasMaxLength(20);
        builder.Property(entity => entity.Name).HasMaxLength(TextBounds.Name);
        builder.HasIndex(entity => new { entity.Code, entity.Name }).IsUnique();
    }
}
