using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Clients;

/// <summary>One loan instalment line of one month in a payroll report.</summary>
public sealed class PayrollLine
{
    private PayrollLine() { }

    public PayrollLine(long enrollmentId, long entityId, string fin, DateOnly reference, string? status,
        int? totalInstallments, int? paidInstallments, decimal? amount)
    {
        EnrollmentId = enrollmentId;
        EntityId = entityId;
        Fin = fin;
        Reference = reference;
        Status = status;
        TotalInstallments = totalInstallments;
        PaidInstallments = paidInstallments;
        Amount = amount;
    }

    public long Id { get; private set; }
    public long EnrollmentId { get; private set; }
    public long EntityId { get; private set; }
    public PayrollEntity Entity { get; private set; } = null!;

    /// <summary>Deduction code of four digits; empty for a source without one.</summary>
    public string Fin { get; private set; } = "";

    /// <summary>The reference month, as its first day.</summary>
    public DateOnly Reference { get; private set; }

    /// <summary>Status code of the report: <c>1 2 3 4 5 6 S</c>.</summary>
    public string? Status { get; private set; }
    public int? TotalInstallments { get; private set; }
    public int? PaidInstallments { get; private set; }

    /// <summary>The instalment, in reais.</summary>
    public decimal? Amount { get; private set; }

    /// <summary>What is still owed, in reais, where the source says so.</summary>
    public decimal? Balance { get; private set; }
    public string? PostingDepartment { get; private set; }
    public string? PayingDepartment { get; private set; }
    public DateTime? UpdatedAt { get; private set; }

    /// <summary>The import that brought it.</summary>
    public long? ImportId { get; private set; }
}

internal sealed class PayrollLineConfiguration : IEntityTypeConfiguration<PayrollLine>
{
    public void Configure(EntityTypeBuilder<PayrollLine> builder)
    {
        builder.Property(line => line.Fin).HasMaxLength(10);
        builder.Property(line => line.Status).HasMaxLength(1);
        builder.Property(line => line.PostingDepartment).HasMaxLength(20);
        builder.Property(line => line.PayingDepartment).HasMaxLength(20);
        builder.HasIndex(line => new { line.EnrollmentId, line.EntityId, line.Fin, line.Reference }).IsUnique();
        builder.HasIndex(line => new { line.EntityId, line.EnrollmentId });
        builder.HasOne(line => line.Entity).WithMany().HasForeignKey(line => line.EntityId);
    }
}
