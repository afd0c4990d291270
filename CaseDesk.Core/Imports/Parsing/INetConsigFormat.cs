namespace CaseDesk.Core.Imports.Parsing;

/// <summary>The printed iNETConsig report (domain.md 6.1), known by the ruler under its titles.</summary>
internal sealed class INetConsigFormat : ReportFormat
{
    public override string Code => "inetconsig";

    public override bool CutsCells => true;

    public override IReadOnlyList<string> Titles(ListInspection inspection) => ReportColumns.Titles;

    public override IReadOnlyList<string> Cells(string raw) => ReportColumns.Usual.Cells(raw);

    internal override bool Recognises(ListSource source) => source.FirstLines.Any(line => ReportColumns.FromRuler(line) is not null);

    internal override (ListReader?, ListRefusal?) Open(ListSource source, ListChoices choices, ILookup<int, CellEdit> edits) =>
        INetConsigReader.Open(source.OpenText!, source.Encoding!, edits);

    protected override IReadOnlyList<ListField> Fields(ListInspection inspection, ListChoices choices) => ReportColumns.Fields;
}
