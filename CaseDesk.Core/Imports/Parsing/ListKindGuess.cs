namespace CaseDesk.Core.Imports.Parsing;

/// <summary>What a sheet is for, by the columns it has.</summary>
internal static class ListKindGuess
{
    public static string Of(IReadOnlyList<ListField> fields) =>
        fields.Any(field => field is ListField.SuppressedFrom or ListField.SuppressedUntil or ListField.SuppressionSource) ? ListKind.Suppression
        : fields.Contains(ListField.Name) ? ListKind.NewList
        : ListKind.RegistrationUpdate;
}
