namespace CaseDesk.Core.Storage;

/// <summary>What was stored: the generated name, the size in bytes, and the SHA-256 of the content in lower-case hex.</summary>
public sealed record StoredFile(string Name, long Size, string Sha256);
