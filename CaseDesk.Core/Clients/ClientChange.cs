using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Clients;

/// <summary>One value of a client that gave way to another: what it was, what it became, by whom or by which import.</summary>
public sealed class ClientChange
{
    private ClientChange() { }

    public ClientChange(long clientId, string field, string? before, string? after, DateTime at, string? userId, long? importId)
    {
        ClientId = clientId;
        Field = field;
        Before = before;
        After = after;
        At = at;
        UserId = userId;
        ImportId = importId;
    }

    public long Id { get; private set; }
    public long ClientId { get; private set; }
    public string Field { get; private set; } = "";
    public string? Before { get; private set; }
    public string? After { get; private set; }
    public DateTime At { get; private set; }
    public string? UserId { get; private set; }
    public long? ImportId { get; private set; }
}

internal sealed class ClientChangeConfiguration : IEntityTypeConfiguration<ClientChange>
{
    public void Configure(EntityTypeBuilder<ClientChange> builder)
    {
        builder.Property(change => change.Field).HasMaxLength(40);
        builder.HasOne<Client>().WithMany().HasForeignKey(change => change.ClientId);
        builder.HasIndex(change => new { change.ClientId, change.At });
    }
}
