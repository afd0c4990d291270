using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Clients;

/// <summary>A phone of a client: where the number came from and what came of the last call.</summary>
public sealed class Phone
{
    private Phone() { }

    public Phone(long clientId, string number, string source, bool isPrimary, DateTime now)
    {
        ClientId = clientId;
        Number = number;
        Source = source;
        IsPrimary = isPrimary;
        CreatedAt = now;
    }

    public long Id { get; private set; }
    public long ClientId { get; private set; }

    /// <summary>Area code and number, 10 or 11 digits.</summary>
    public string Number { get; private set; } = "";
    public bool IsPrimary { get; private set; }

    /// <summary><c>person</c>, or <c>import 12</c>.</summary>
    public string Source { get; private set; } = "";
    public string? LastResult { get; private set; }
    public DateTime? LastResultAt { get; private set; }
    public DateTime CreatedAt { get; private set; }
}

internal sealed class PhoneConfiguration : IEntityTypeConfiguration<Phone>
{
    public void Configure(EntityTypeBuilder<Phone> builder)
    {
        builder.Property(phone => phone.Number).HasMaxLength(13);
        builder.Property(phone => phone.Source).HasMaxLength(30);
        builder.Property(phone => phone.LastResult).HasMaxLength(40);
        builder.HasIndex(phone => new { phone.ClientId, phone.Number }).IsUnique();
        builder.HasIndex(phone => phone.ClientId).IsUnique().HasFilter("\"IsPrimary\"").HasDatabaseName("IX_Phones_OnePrimary");
        builder.HasIndex(phone => phone.Number);
    }
}
