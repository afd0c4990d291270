namespace CaseDesk.Core.Imports.Parsing;

/// <summary>What a look at the beginning of a file found, and how it would be read if nobody says otherwise.</summary>
/// <param name="Encoding">How a text is decoded; null for a workbook.</param>
/// <param name="FirstRows">The first rows of a sheet, or lines of a text, as they stand there.</param>
public sealed record ListInspection(ListFormat Format, string? Encoding, IReadOnlyList<IReadOnlyList<string>> FirstRows)
{
    private const char BetweenTitles = '|';
    private const int TitlesShown = 12;

    public string? EntityCode { get; init; }
    public string? EntityName { get; init; }
    public DateOnly? Reference { get; init; }

    /// <summary>What the list is for if nobody says otherwise, one of <see cref="ListKind"/>.</summary>
    public string Kind { get; init; } = ListKind.NewList;

    public char? Separator { get; init; }

    /// <summary>Where the titles stand, from 1; null for a report, whose columns are known.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The visible sheets of a workbook, and the one that is read.</summary>
    public IReadOnlyList<InspectedSheet> Sheets { get; init; } = [];
    public int? Sheet { get; init; }

    /// <summary>The number of each of <see cref="FirstRows"/> in its file.</summary>
    public IReadOnlyList<int> FirstNumbers { get; init; } = [];

    public IReadOnlyList<InspectedColumn> Columns { get; init; } = [];

    /// <summary>The mapping that was guessed; null when no column looks like a CPF or, in a suppression list, like a phone.</summary>
    public ColumnMapping? Mapping => HeaderRow is { } row
        && Columns.Any(column => column.Field == ListField.Cpf || (Kind == ListKind.Suppression && column.Field == ListField.Phone))
        ? new(row, [.. Columns.Select(column => column.Field)])
        : null;

    /// <summary>The titles in normal form, by which a saved layout is found again.</summary>
    public string Titles => string.Join(BetweenTitles, Columns.Select(column => ColumnMapping.Plain(column.Title)));

    /// <summary>The title of each column, from <see cref="Titles"/>.</summary>
    public static string[] TitlesOf(string titles) => titles.Split(BetweenTitles);

    /// <summary>Its columns may be chosen.</summary>
    public bool IsSheet => HeaderRow is not null;

    /// <summary>What it is for under these choices. Whoever reads it, shows it or applies it asks here.</summary>
    public string KindUnder(ListChoices choices) =>
        choices.Kind ?? (IsSheet && choices.Mapping is { Fields.Count: > 0 } mapping ? ListKindGuess.Of(mapping.Fields, Format.Titles(this)) : Kind);

    /// <summary>Whether its rows carry instalments under these choices, and so need a reference month.</summary>
    public bool HasLoansUnder(ListChoices choices) =>
        !IsSheet || (KindUnder(choices) != ListKind.Suppression && (choices.Mapping ?? Mapping) is { } mapping
            && (mapping.HasLoans || (choices.Entity is not null && mapping.Has(ListField.Amount))
                || (choices.Reference is not null && mapping.Has(ListField.EntityName))));

    /// <summary>What is still missing before it can be read; null when nothing is.</summary>
    public ListRefusal? Lacks(ListChoices choices)
    {
        if (!IsSheet)
        {
            return null;
        }

        var mapping = choices.Mapping ?? Mapping;
        var isSuppression = KindUnder(choices) == ListKind.Suppression;
        if (mapping is null || !(mapping.Has(ListField.Cpf) || (isSuppression && mapping.Has(ListField.Phone))))
        {
            return NoCpfColumn();
        }

        if (choices.Kind == ListKind.NewList && !mapping.Has(ListField.Name))
        {
            return ListRefusal.NoNameColumn;
        }

        var hasMonth = choices.Reference is not null || mapping.Has(ListField.Reference) || choices.Defaults.ContainsKey(ListField.Reference);
        return HasLoansUnder(choices) && !hasMonth ? ListRefusal.ReferenceNeeded : null;
    }

    /// <summary>A first sheet may be a cover: the others are named, for the list may stand on one of them.</summary>
    private ListRefusal NoCpfColumn()
    {
        var others = Sheets.Where(sheet => sheet.Index != Sheet).Select(sheet => sheet.Name).ToList();
        return others.Count > 0
            ? ListRefusal.NoCpfColumnOnSheet(string.Join(", ", others.Take(TitlesShown)))
            : ListRefusal.NoCpfColumn(string.Join(", ", Columns.Select(column => column.Title).Where(title => title.Length > 0).Take(TitlesShown)));
    }
}
