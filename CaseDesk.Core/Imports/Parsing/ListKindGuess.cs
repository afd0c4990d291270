namespace CaseDesk.Core.Imports.Parsing;

/// <summary>What a sheet is for, by the columns it has.</summary>
internal static class ListKindGuess
{
    /// <summary>Beside these alone, a column of reasons can only say why somebody must not be called.</summary>
    private static readonly ListField[] OfSuppressions = [ListField.Ignore, ListField.Cpf, ListField.Phone, ListField.Name, ListField.Email];

    private static readonly string[] Reasons =
        ["motivo", "motivos", "razao", "justificativa", "motivo bloqueio", "motivo do bloqueio", "bloqueio", "bloqueado", "bloqueados"];

    /// <summary>What a title says about who must not be called, whatever stands beside it.</summary>
    private static readonly string[] Forbidding = ["nao perturbe", "nao ligar", "nao contatar", "nao contactar", "opt out", "optout"];

    /// <param name="fields">What each column holds.</param>
    /// <param name="titles">As the file has them.</param>
    public static string Of(IReadOnlyList<ListField> fields, IEnumerable<string> titles) =>
        fields.Any(field => field is ListField.SuppressedFrom or ListField.SuppressedUntil or ListField.SuppressionSource)
            || ForbidsByTitle(fields, [.. titles.Select(ColumnMapping.Plain)]) ? ListKind.Suppression
        : fields.Contains(ListField.Name) ? ListKind.NewList
        : ListKind.RegistrationUpdate;

    /// <summary>The workbook of rejected rows has a reason of its own, beside the line.</summary>
    private static bool ForbidsByTitle(IReadOnlyList<ListField> fields, List<string> titles) =>
        (fields.Contains(ListField.Cpf) || fields.Contains(ListField.Phone))
        && fields.All(OfSuppressions.Contains)
        && (titles.Any(title => Forbidding.Any(word => title.Contains(word, StringComparison.Ordinal)))
            || titles.Count(Reasons.Contains) > (titles.Contains("linha") ? 1 : 0));
}
