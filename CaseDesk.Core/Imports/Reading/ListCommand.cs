namespace CaseDesk.Core.Imports.Reading;

/// <summary>How this program starts itself once more as the child that reads a file; the host supplies it.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">With which it does nothing but <see cref="ListChild.Run"/>.</param>
public sealed record ListCommand(string FileName, IReadOnlyList<string> Arguments);
