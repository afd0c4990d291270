namespace CaseDesk.Core.Clients;

/// <summary>What a list says of a person; null says nothing.</summary>
public sealed record ClientFacts
{
    public DateOnly? BirthDate { get; init; }
    public string? Email { get; init; }
    public string? ClientNumber { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
    public string? PostalCode { get; init; }
    public string? Street { get; init; }
    public string? AddressNumber { get; init; }
    public string? Complement { get; init; }
    public string? District { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? Bank { get; init; }
    public string? Branch { get; init; }
    public string? Account { get; init; }
    public string? PixKey { get; init; }
    public string? PixKeyType { get; init; }

    public bool HasAddress => (PostalCode, Street, District, City, State) is not (null, null, null, null, null);
}
