using CaseDesk.Core.Texts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Clients;

/// <summary>One person, identified by CPF (domain.md 5).</summary>
public sealed partial class Client
{
    private Client() { }

    public Client(string cpf, string name, DateTime now)
    {
        Cpf = cpf;
        Name = name;
        SearchName = Clients.SearchText.Normalise(name);
        TypedFields = ClientField.Name;
        CreatedAt = now;
        UpdatedAt = now;
    }

    public long Id { get; private set; }

    /// <summary>Eleven digits.</summary>
    public string Cpf { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The name in normal form, by which clients are ordered.</summary>
    public string SearchName { get; private set; } = "";
    public DateOnly? BirthDate { get; private set; }
    public string? Email { get; private set; }
    public string? ClientNumber { get; private set; }
    public string? Notes { get; private set; }
    public string? Bank { get; private set; }
    public string? Branch { get; private set; }
    public string? Account { get; private set; }
    public string? PixKey { get; private set; }
    public string? PixKeyType { get; private set; }

    /// <summary>The fields a person typed: an import leaves them alone.</summary>
    public ClientField TypedFields { get; private set; }

    /// <summary>Name, CPF, matrículas and phones in normal form, for the search index.</summary>
    public string SearchText { get; private set; } = "";
    /// <summary>The import that brought this person; null when typed by hand.</summary>
    public long? ImportId { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime UpdatedAt { get; private set; }

    public ICollection<Enrollment> Enrollments { get; private set; } = [];
    public ICollection<Phone> Phones { get; private set; } = [];
    public ICollection<Address> Addresses { get; private set; } = [];

    /// <summary>A person typed this name: it wins over every imported one from now on.</summary>
    public void Rename(string name, DateTime now)
    {
        Name = name;
        SearchName = Clients.SearchText.Normalise(name);
        Typed(ClientField.Name, now);
    }

    public void SetBankData(string? bank, string? branch, string? account, DateTime now)
    {
        (Bank, Branch, Account) = (bank, branch, account);
        Typed(ClientField.BankData, now);
    }

    public void SetPixKey(string? key, string? type, DateTime now)
    {
        (PixKey, PixKeyType) = (key, type);
        Typed(ClientField.PixKey, now);
    }

    private void Typed(ClientField field, DateTime now)
    {
        TypedFields |= field;
        UpdatedAt = now;
    }
}

internal sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> builder)
    {
        builder.Property(client => client.Cpf).HasMaxLength(11);
        builder.Property(client => client.Name).HasMaxLength(200);
        builder.Property(client => client.Email).HasMaxLength(TextBounds.Email);
        builder.Property(client => client.ClientNumber).HasMaxLength(40);
        builder.Property(client => client.Bank).HasMaxLength(80);
        builder.Property(client => client.Branch).HasMaxLength(20);
        builder.Property(client => client.Account).HasMaxLength(30);
        builder.Property(client => client.PixKey).HasMaxLength(120);
        builder.Property(client => client.PixKeyType).HasMaxLength(20);
        builder.HasIndex(client => client.Cpf).IsUnique();
        builder.Property(client => client.SearchName).HasMaxLength(200);
        builder.HasIndex(client => new { client.SearchName, client.Id });
        builder.HasMany(client => client.Enrollments).WithOne().HasForeignKey(enrollment => enrollment.ClientId);
        builder.HasMany(client => client.Phones).WithOne().HasForeignKey(phone => phone.ClientId);
        builder.HasMany(client => client.Addresses).WithOne().HasForeignKey(address => address.ClientId);
    }
}
