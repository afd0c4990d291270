namespace CaseDesk.Core.Imports.Parsing;

/// <summary>The short report of some banks (domain.md 6.1), known by its first line.</summary>
internal sealed class INetConsigShortFormat : ReportFormat
{
    private static readonly ListField[] Printed =
        [ListField.Status, ListField.Enrollment, ListField.Name, ListField.Amount, ListField.PayingDepartment, ListField.Cpf];

    private static readonly string[] PrintedTitles = [.. Printed.Select(field => ReportColumns.Titles[ReportColumns.Fields.IndexOf(field)])];

    public override string Code => "inetconsig_short";

    public override int LeastCells => Printed.Length;

    public override IReadOnlyList<string> Titles(ListInspection inspection) => PrintedTitles;

    public override IReadOnlyList<string> Cells(string raw) => INetConsigShortReader.Cells(raw);

    internal override bool Recognises(ListSource source) => Head(source) is { } head && ReportText.ReadPageHeader(head) is not null;

    internal override (ListReader?, ListRefusal?) Open(ListSource source, ListChoices choices, ILookup<int, CellEdit> edits) =>
        INetConsigShortReader.Open(source.OpenText!, source.Encoding!, Head(source)!, edits) is { } reader ? (reader, null) : (null, ListRefusal.UnknownFormat);

    protected override IReadOnlyList<ListField> Fields(ListInspection inspection, ListChoices choices) => Printed;

    private static string? Head(ListSource source) => source.FirstLines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line));
}
