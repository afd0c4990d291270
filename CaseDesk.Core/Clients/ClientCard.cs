namespace CaseDesk.Core.Clients;

/// <summary>The person of a case; CPF, e-mail and bank data masked or left out for who may not see them.</summary>
public sealed record ClientCard(
    long Id, string Name, string Cpf, DateOnly? BirthDate, string? Email, string? ClientNumber, string? Notes,
    string? Bank, string? Branch, string? Account, string? PixKey, string? PixKeyType);
