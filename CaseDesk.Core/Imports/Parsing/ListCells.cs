namespace CaseDesk.Core.Imports.Parsing;

/// <summary>The cells of a row as it was read, in the columns that a <see cref="CellEdit"/> counts.</summary>
public static class ListCells
{
    private static readonly ListField[] Report =
    [
        ListField.Status, ListField.Enrollment, ListField.Name, ListField.Position, ListField.Fin, ListField.PostingDepartment, ListField.TotalInstallments,
        ListField.PaidInstallments, ListField.Amount, ListField.PayingDepartment, ListField.Cpf,
    ];

    private static readonly ListField[] ShortReport =
        [ListField.Status, ListField.Enrollment, ListField.Name, ListField.Amount, ListField.PayingDepartment, ListField.Cpf];

    /// <summary>The columns that are read; those that are ignored are left out.</summary>
    public static IReadOnlyList<ListColumn> Columns(ListInspection inspection, ListChoices choices)
    {
        var fields = inspection.Format switch
        {
            ListHeader.INetConsig => Report,
            ListHeader.INetConsigShort => ShortReport,
            _ => (choices.Mapping ?? inspection.Mapping)?.Fields ?? [],
        };
        return [.. fields.Select((field, index) => new ListColumn(index, TitleOf(inspection, index), field)).Where(column => column.Field != ListField.Ignore)];
    }

    /// <summary>The titles of all columns, those that are ignored too, as the file has them.</summary>
    public static IReadOnlyList<string> Titles(ListInspection inspection)
    {
        var columns = inspection.Format switch
        {
            ListHeader.INetConsig => Report.Length,
            ListHeader.INetConsigShort => ShortReport.Length,
            _ => inspection.Columns.Count,
        };
        return [.. Enumerable.Range(0, columns).Select(column => TitleOf(inspection, column))];
    }

    /// <param name="format">As in <see cref="ListHeader.Format"/>.</param>
    /// <param name="raw">As in <see cref="ParsedRow.Raw"/>.</param>
    public static IReadOnlyList<string> Of(string format, string raw) => format switch
    {
        ListHeader.INetConsig => ReportColumns.Usual.Cells(raw),
        ListHeader.INetConsigShort => INetConsigShortReader.Cells(raw),
        _ => raw.Split('\t'),
    };

    private static string TitleOf(ListInspection inspection, int index) => inspection.Format switch
    {
        ListHeader.INetConsig => ReportColumns.Titles[index],
        ListHeader.INetConsigShort => ReportColumns.Titles[Array.IndexOf(Report, ShortReport[index])],
        _ => index < inspection.Columns.Count ? inspection.Columns[index].Title : "",
    };
}
