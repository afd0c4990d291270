namespace CaseDesk.Core.Imports.Parsing;

/// <summary>What a list says of itself before its rows.</summary>
/// <param name="Encoding">How the text was decoded; null for a workbook.</param>
/// <param name="EntityCode">Digits before the bank's name.</param>
/// <param name="EntityName">The bank; null when rows name their own, or the source has none.</param>
/// <param name="Reference">First day of the reference month.</param>
public sealed record ListHeader(ListFormat Format, string? Encoding, string? EntityCode, string? EntityName, DateOnly? Reference)
{
    /// <summary>Rows carry instalments, and so need a reference month.</summary>
    public bool HasLoans { get; init; } = true;

    /// <summary>What the list is for, one of <see cref="ListKind"/>.</summary>
    public string Kind { get; init; } = ListKind.NewList;

    /// <summary>Existing clients are updated, nobody is created.</summary>
    public bool UpdatesOnly => Kind == ListKind.RegistrationUpdate;
}
