namespace CaseDesk.Core.Clients;

/// <summary>A phone of the client, masked for who may not see it.</summary>
public sealed record PhoneItem(long Id, string Number, bool IsPrimary, string Source, string? LastResult);
