namespace CaseDesk.Core.Imports.Parsing;

/// <summary>What a person says about a list, where the file does not or where what it says was guessed wrongly.</summary>
/// <param name="Reference">First day of the reference month.</param>
/// <param name="Entity">The bank.</param>
/// <param name="Mapping">The columns, if not by their titles.</param>
/// <param name="Format">The one that is expected: any other is refused.</param>
public sealed record ListChoices(DateOnly? Reference = null, string? Entity = null, ColumnMapping? Mapping = null, ListFormat? Format = null)
{
    /// <summary>One of <see cref="ListKind"/>; null takes what the file looks like.</summary>
    public string? Kind { get; init; }

    /// <summary>How a text is decoded, one of <see cref="TextDecoding.Names"/>; null takes what was detected.</summary>
    public string? Encoding { get; init; }

    /// <summary>The sheet of a workbook, from 0; null takes the first that is visible.</summary>
    public int? Sheet { get; init; }

    /// <summary>What separates the cells of a CSV; null takes what was detected.</summary>
    public char? Separator { get; init; }

    /// <summary>In which order day, month and year of a written date come.</summary>
    public DateForm Dates { get; init; }

    /// <summary>How a written number marks its decimals.</summary>
    public NumberForm Numbers { get; init; }

    /// <summary>What a row says where its column is missing or blank.</summary>
    public IReadOnlyDictionary<ListField, string> Defaults { get; init; } = new Dictionary<ListField, string>();

    /// <summary>Kinds of <see cref="Repair"/> that are not accepted: such a row is rejected instead of mended.</summary>
    public IReadOnlyList<string> RefusedRepairs { get; init; } = [];

    /// <summary>When ended cases make room for new ones, if not as the desk is set (domain.md 6.3).</summary>
    public Reopening? Reopening { get; init; }

    /// <summary>The saved layout these choices came from.</summary>
    public long? LayoutId { get; init; }

    /// <summary>With the columns of the file that was looked at, where they were only said by a header row or by titles.</summary>
    public ListChoices For(ListInspection inspection) =>
        Mapping is { } mapping && inspection.HeaderRow is { } row ? this with { Mapping = mapping.For(row, inspection.Columns) } : this;

    /// <summary>What belongs to the sheet and not to one file: this is kept in a layout.</summary>
    public ListChoices ForLayout() => this with { Reference = null, LayoutId = null };
}
