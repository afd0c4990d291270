using CaseDesk.Core.Spreadsheets;
using ClosedXML.Excel;

namespace CaseDesk.Core.Imports.Templates;

/// <summary>Writes the workbooks that people download, fill in and import: titles explained, zeros kept, choices to pick, one example.</summary>
public static class ListTemplates
{
    private const int FilledRows = 5_000;
    private static readonly XLColor Title = XLColor.FromHtml("#E8EEF7");
    private static readonly XLColor Example = XLColor.FromHtml("#6B7280");

    /// <param name="kind">Which.</param>
    /// <param name="stream">Seekable; stays open.</param>
    public static void Write(ListTemplateKind kind, Stream stream)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("Lista");
        var columns = TemplateColumns.Of(kind);
        for (var column = 1; column <= columns.Count; column++)
        {
            Write(sheet, column, columns[column - 1]);
        }

        sheet.SheetView.FreezeRows(1);
        workbook.SaveAs(stream);
    }

    private static void Write(IXLWorksheet sheet, int number, TemplateColumn column)
    {
        sheet.Column(number).Width = column.Width;
        sheet.Range(2, number, FilledRows, number).Style.NumberFormat.Format = column.Format;
        var title = sheet.Cell(1, number).Put(column.Title);
        title.Style.Font.Bold = true;
        title.Style.Fill.BackgroundColor = Title;
        title.Comment.AddText($"{(column.Required ? "Obrigatória" : "Opcional")}. {column.About}");

        var example = sheet.Cell(2, number).Put(column.Example);
        example.Style.NumberFormat.Format = TemplateColumn.Texts;
        example.Style.Font.Italic = true;
        example.Style.Font.FontColor = Example;
        if (column.Choices is { } choices)
        {
            var validation = sheet.Range(2, number, FilledRows, number).SetDataValidation();
            validation.List($"\"{string.Join(',', choices)}\"", true);
            validation.ErrorMessage = "Escolha um valor da lista.";
        }
    }
}
