using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Clients;

/// <summary>What is different for a client in this month's payroll report of a bank from the report before it.</summary>
public sealed class PayrollChange
{
    private PayrollChange() { }

    public long Id { get; private set; }

    /// <summary>The import that brought the month that is compared.</summary>
    public long ImportId { get; private set; }
    public long ClientId { get; private set; }
    public long EntityId { get; private set; }

    /// <summary>The month that is compared, as its first day.</summary>
    public DateOnly Reference { get; private set; }

    /// <summary>The month it is compared with.</summary>
    public DateOnly Previous { get; private set; }

    /// <summary>One of <see cref="PayrollChangeKind"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Null where the client as such changed (left the payroll).</summary>
    public long? EnrollmentId { get; private set; }
    public string? Fin { get; private set; }

    /// <summary>Amount, status or instalments as they were; null for something new.</summary>
    public string? Before { get; private set; }
    public string? After { get; private set; }
}

internal sealed class PayrollChangeConfiguration : IEntityTypeConfiguration<PayrollChange>
{
    public void Configure(EntityTypeBuilder<PayrollChange> builder)
    {
        builder.Property(change => change.Kind).HasMaxLength(30);
        builder.Property(change => change.Fin).HasMaxLength(10);
        builder.Property(change => change.Before).HasMaxLength(40);
        builder.Property(change => change.After).HasMaxLength(40);
        builder.HasOne<Client>().WithMany().HasForeignKey(change => change.ClientId);
        builder.HasIndex(change => new { change.ImportId, change.Kind });
        builder.HasIndex(change => new { change.ClientId, change.Reference });
    }
}
