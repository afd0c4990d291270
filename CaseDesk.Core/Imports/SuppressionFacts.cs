namespace CaseDesk.Core.Imports;

/// <summary>What a row of a suppression list says beside the CPF, as it is kept with the row.</summary>
internal sealed record SuppressionFacts(IReadOnlyList<string> Phones, DateOnly? From, DateOnly? Until, string? Source);
