namespace CaseDesk.Core.Clients;

/// <summary>Facts about a client that a person may type; what a person typed, an import never overwrites (domain.md 6.3).</summary>
[Flags]
public enum ClientField
{
    None = 0,
    Name = 1,
    BirthDate = 2,
    Email = 4,
    ClientNumber = 8,
    BankData = 16,
    PixKey = 32,
    Address = 64,
}
