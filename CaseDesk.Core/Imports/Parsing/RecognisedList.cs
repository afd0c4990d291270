using CaseDesk.Core.Spreadsheets;

namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A file whose format is known.</summary>
internal sealed record RecognisedList(string Format)
{
    public string? Encoding { get; init; }
    public Func<StreamReader>? Text { get; init; }
    public List<string> FirstLines { get; init; } = [];
    public List<InspectedSheet> Sheets { get; init; } = [];
    public char? Separator { get; init; }

    /// <summary>Which sheet is read.</summary>
    public int? Sheet { get; init; }

    /// <summary>The rows of a sheet or CSV; null for a report.</summary>
    public Func<IEnumerable<SheetRow>>? Rows { get; init; }
}
