using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Cases;

/// <summary>
/// The work on one client; at most one open per client (a filtered unique index). Status, holder and clock change only by
/// conditional updates, in the actions and the sweep, so there are no setters to go round them.
/// </summary>
public sealed class Case
{
    private Case() { }

    public Case(long clientId, DateTime now)
    {
        ClientId = clientId;
        Status = CaseStatus.Available;
        QueuedAt = now;
        CreatedAt = now;
        UpdatedAt = now;
    }

    public long Id { get; private set; }
    public long ClientId { get; private set; }
    public Client Client { get; private set; } = null!;

    /// <summary>The stored status. What people see is the effective one: see <see cref="EffectiveStatus"/>.</summary>
    public CaseStatus Status { get; private set; }

    /// <summary>Since when it waits in the queue; meaningful while it is free.</summary>
    public DateTime QueuedAt { get; private set; }

    /// <summary>Who holds it; set exactly in the holding statuses, and void once <see cref="ExpiresAt"/> has passed.</summary>
    public string? HolderId { get; private set; }
    public long? AssignmentId { get; private set; }
    public DateTime? AssignedAt { get; private set; }
    public DateTime? ExpiresAt { get; private set; }

    /// <summary>Who follows it and gets it back from calculator and closing.</summary>
    public string? OwnerId { get; private set; }

    /// <summary>How often it was taken; zero wears the badge "novo".</summary>
    public int TimesTaken { get; private set; }

    /// <summary>When a case without contact is due again.</summary>
    public DateTime? NextTryAt { get; private set; }

    /// <summary>The client's loans in the newest month of the newest list, copied here for the queue's order and filters.</summary>
    public long? EntityId { get; private set; }
    public PayrollEntity? Entity { get; private set; }
    public DateOnly? Reference { get; private set; }
    public int Loans { get; private set; }
    public decimal LoansAmount { get; private set; }

    /// <summary>Until when the client must not be contacted, copied from the suppressions; null for most. In the queue only once it has passed.</summary>
    public DateTime? SuppressedUntil { get; private set; }

    /// <summary>The import that made it; null when made by hand.</summary>
    public long? ImportId { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime UpdatedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
}

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    /// <summary>Case <c>k</c> of a statement is not at its end.</summary>
    public const string IsOpen = "k." + Open;

    private const string Open = "\"Status\" NOT IN ('contrato_efetivado','encerrado','cancelado')";
    private const string Held = "\"HolderId\" IS NOT NULL";

    /// <summary>A filter, not a column: PostgreSQL takes no order from an index behind a column that IS NULL.</summary>
    private const string Unsuppressed = "\"SuppressedUntil\" IS NULL";

    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.Property(@case => @case.Status).HasMaxLength(24)
            .HasConversion(status => status.Code(), code => CaseStatuses.FromCode(code));
        builder.HasOne(@case => @case.Client).WithMany().HasForeignKey(@case => @case.ClientId);
        builder.HasOne(@case => @case.Entity).WithMany().HasForeignKey(@case => @case.EntityId);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(@case => @case.HolderId);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(@case => @case.OwnerId);

        builder.HasIndex(@case => @case.ClientId).IsUnique().HasFilter(Open).HasDatabaseName("IX_Cases_OneOpenPerClient");
        builder.HasIndex(@case => new { @case.ClientId, @case.Id });
        builder.HasIndex(@case => new { @case.Status, @case.QueuedAt, @case.Id }).HasFilter(Unsuppressed);
        builder.HasIndex(@case => new { @case.Status, @case.Loans, @case.Id });
        builder.HasIndex(@case => new { @case.Status, @case.CreatedAt, @case.Id });
        builder.HasIndex(@case => @case.SuppressedUntil).HasFilter("\"SuppressedUntil\" IS NOT NULL");
        builder.HasIndex(@case => new { @case.ExpiresAt, @case.Status }).HasFilter(Held).HasDatabaseName("IX_Cases_Due");
        builder.HasIndex(@case => new { @case.HolderId, @case.ExpiresAt }).HasFilter(Held).HasDatabaseName("IX_Cases_Holder");
        builder.HasIndex(@case => new { @case.OwnerId, @case.Status }).HasFilter("\"OwnerId\" IS NOT NULL").HasDatabaseName("IX_Cases_Owner");
        builder.HasIndex(@case => @case.NextTryAt).HasFilter("\"NextTryAt\" IS NOT NULL");
        builder.HasIndex(@case => @case.ImportId);

        builder.ToTable(table => table.HasCheckConstraint("CK_Cases_HeldInHoldingStatus",
            "(\"HolderId\" IS NOT NULL) = (\"Status\" IN ('em_atendimento','calculo_aprovado','calculo_rejeitado','fechamento_reprovado'))"));
    }
}
