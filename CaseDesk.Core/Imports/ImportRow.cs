using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Imports;

/// <summary>
/// One data row of an import, durable: what it said, what was read, what became of it. It feeds preview, report, the workbook
/// of rejected rows, undo, and the answer to "where does this come from". Written and applied in bulk, never one by one.
/// </summary>
public sealed class ImportRow
{
    private ImportRow() { }

    public long ImportId { get; private set; }
    public int Line { get; private set; }
    public string Raw { get; private set; } = "";

    /// <summary>One of <see cref="RowOutcome"/>.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>Why it was rejected, or for a duplicate <c>differs</c> when it does not say the same as the first.</summary>
    public string? Reason { get; private set; }

    /// <summary>The first good row of its client in this file: the case is decided here, once.</summary>
    public bool IsFirstOfClient { get; private set; }
    public string Cpf { get; private set; } = "";
    public string? Name { get; private set; }
    public string? SearchName { get; private set; }
    public string Enrollment { get; private set; } = "";
    public string? DepartmentCode { get; private set; }
    public string? DepartmentName { get; private set; }
    public string? Position { get; private set; }
    public long? EntityId { get; private set; }
    public string Fin { get; private set; } = "";
    public DateOnly? Reference { get; private set; }
    public string? Status { get; private set; }
    public int? TotalInstallments { get; private set; }
    public int? PaidInstallments { get; private set; }
    public decimal? Amount { get; private set; }
    public decimal? Balance { get; private set; }
    public string? PostingDepartment { get; private set; }
    public string? PayingDepartment { get; private set; }

    /// <summary>Contact, address and bank data of the row as JSON; null in a payroll report.</summary>
    public string? Extras { get; private set; }

    /// <summary>What was mended, as JSON.</summary>
    public string? Repairs { get; private set; }

    /// <summary>What this row overwrote, as JSON; undo puts it back. Before the run an empty object, where it would change name or contact data of its client.</summary>
    public string? Overwritten { get; private set; }
    public long? ClientId { get; private set; }
    public long? CaseId { get; private set; }

    /// <summary>What an undo did with the row's client: <c>undone</c>, or why it was spared.</summary>
    public string? Undo { get; private set; }
}

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.HasKey(row => new { row.ImportId, row.Line });
        builder.HasOne<Import>().WithMany().HasForeignKey(row => row.ImportId);
        builder.Property(row => row.Outcome).HasMaxLength(12);
        builder.Property(row => row.Reason).HasMaxLength(40);
        builder.Property(row => row.Cpf).HasMaxLength(11);
        builder.Property(row => row.Undo).HasMaxLength(20);
        builder.HasIndex(row => new { row.ImportId, row.Outcome, row.Line });
        builder.HasIndex(row => row.ClientId).HasFilter("\"ClientId\" IS NOT NULL");
    }
}
