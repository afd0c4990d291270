namespace CaseDesk.Core.Clients;

/// <summary>An address of the client.</summary>
public sealed record AddressItem(
    string? PostalCode, string? Street, string? Number, string? Complement, string? District, string? City, string? State, bool IsPrimary);
