using System.Text;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>How a text is decoded.</summary>
/// <param name="Encoding">Turns its bytes into characters.</param>
/// <param name="Name">As it is recorded and shown.</param>
/// <param name="OddLines">Lines, from 1, that are not in this encoding and were read as Windows-1252.</param>
public sealed record DecodedText(Encoding Encoding, string Name, IReadOnlySet<int> OddLines);
