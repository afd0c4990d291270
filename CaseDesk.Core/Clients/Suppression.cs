using CaseDesk.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Clients;

/// <summary>A CPF or a phone that must not be contacted: since when, until when, and who says so.</summary>
public sealed class Suppression
{
    private Suppression() { }

    /// <summary>No end.</summary>
    public static readonly DateTime Forever = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    public Suppression(string cpf, string phone, string source, DateOnly from, DateOnly? until, long? importId, DateTime now)
    {
        Cpf = cpf;
        Phone = phone;
        Source = source;
        ImportId = importId;
        CreatedAt = now;
        Set(from, until);
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

    /// <summary>The first moment after the last day in São Paulo.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>The import that brought it.</summary>
    public long? ImportId { get; private set; }
    public DateTime CreatedAt { get; private set; }

    public void Set(DateOnly from, DateOnly? until)
    {
        (From, Until) = (from, until);
        EndsAt = until is { } last ? BusinessTime.StartOf(last.AddDays(1)) : Forever;
    }
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
