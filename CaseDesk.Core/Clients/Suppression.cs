using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Clients;

/// <summary>A CPF or a phone that must not be contacted: since when, until when, and who says so.</summary>
public sealed class Suppression
{
    private Suppression() { }

    public Suppression(string? cpf, string? phone, string source, DateOnly from, DateOnly? until, DateTime now)
    {
        Cpf = cpf ?? "";
        Phone = phone ?? "";
        Source = source;
        From = from;
        Until = until;
        CreatedAt = now;
    }

    public long Id { get; private set; }

    /// <summary>Eleven digits; empty when it is the phone that is suppressed.</summary>
    public string Cpf { get; private set; } = "";

    /// <summary>Ten or eleven digits; empty when it is the person.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Who says so, such as a do-not-call register.</summary>
    public string Source { get; private set; } = "";
    public DateOnly From { get; private set; }

    /// <summary>The last day; null has no end.</summary>
    public DateOnly? Until { get; private set; }
    public long? ImportId { get; private set; }
    public DateTime CreatedAt { get; private set; }
}

internal sealed class SuppressionConfiguration : IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.Property(entry => entry.Cpf).HasMaxLength(11);
        builder.Property(entry => entry.Phone).HasMaxLength(13);
        builder.Property(entry => entry.Source).HasMaxLength(120);
        builder.HasIndex(entry => new { entry.Cpf, entry.Phone, entry.Source }).IsUnique();
        builder.HasIndex(entry => entry.Phone);
    }
}
