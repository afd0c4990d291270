namespace CaseDesk.Core.Imports.Parsing;

/// <summary>A printed report: its columns are known, and it names its bank and month itself.</summary>
internal abstract class ReportFormat : ListFormat
{
    private const int LinesShown = 16;

    private static readonly ILookup<int, CellEdit> NoEdits = Array.Empty<CellEdit>().ToLookup(edit => edit.Line);

    public override bool IsMonthly => true;

    internal override (ListInspection?, ListRefusal?) Inspect(ListSource source, ListChoices choices)
    {
        var (reader, refusal) = Open(source, choices, NoEdits);
        using (reader)
        {
            return reader is null
                ? (null, refusal)
                : (new(this, source.Encoding, [.. source.FirstLines.Take(LinesShown).Select(line => (IReadOnlyList<string>)[line])])
                {
                    EntityCode = reader.Header.EntityCode,
                    EntityName = reader.Header.EntityName,
                    Reference = reader.Header.Reference,
                }, null);
        }
    }
}
