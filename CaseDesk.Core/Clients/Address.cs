using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Clients;

/// <summary>A postal address of a client.</summary>
public sealed class Address
{
    private Address() { }

    public Address(long clientId, string? postalCode, string? street, string? number, string? complement,
        string? district, string? city, string? state, bool isPrimary, string source)
    {
        ClientId = clientId;
        PostalCode = postalCode;
        Street = street;
        Number = number;
        Complement = complement;
        District = district;
        City = city;
        State = state;
        IsPrimary = isPrimary;
        Source = source;
    }

    public long Id { get; private set; }
    public long ClientId { get; private set; }

    /// <summary>CEP, eight digits.</summary>
    public string? PostalCode { get; private set; }
    public string? Street { get; private set; }
    public string? Number { get; private set; }
    public string? Complement { get; private set; }
    public string? District { get; private set; }
    public string? City { get; private set; }

    /// <summary>UF, two letters.</summary>
    public string? State { get; private set; }
    public bool IsPrimary { get; private set; }

    /// <summary><c>person</c>, or <c>import 12</c>.</summary>
    public string Source { get; private set; } = "";
}

internal sealed class AddressConfiguration : IEntityTypeConfiguration<Address>
{
    public void Configure(EntityTypeBuilder<Address> builder)
    {
        builder.Property(address => address.PostalCode).HasMaxLength(8);
        builder.Property(address => address.Street).HasMaxLength(200);
        builder.Property(address => address.Number).HasMaxLength(20);
        builder.Property(address => address.Complement).HasMaxLength(80);
        builder.Property(address => address.District).HasMaxLength(80);
        builder.Property(address => address.City).HasMaxLength(80);
        builder.Property(address => address.State).HasMaxLength(2);
        builder.Property(address => address.Source).HasMaxLength(30);
        builder.HasIndex(address => address.ClientId).IsUnique().HasFilter("\"IsPrimary\"").HasDatabaseName("IX_Addresses_OnePrimary");
    }
}
