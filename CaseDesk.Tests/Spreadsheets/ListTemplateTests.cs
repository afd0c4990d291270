using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Templates;
using CaseDesk.Core.Spreadsheets;
using ClosedXML.Excel;

namespace CaseDesk.Tests.Spreadsheets;

public sealed class ListTemplateTests
{
    public static TheoryData<ListTemplateKind> Kinds => [.. Enum.GetValues<ListTemplateKind>()];

    [Theory, InlineData(ListTemplateKind.NewList), InlineData(ListTemplateKind.RegistrationUpdate)]
    public void An_import_knows_every_title_of_a_template(ListTemplateKind kind)
    {
        var mapping = ColumnMapping.Find(Rows(kind), out _)!;

        Assert.Equal(1, mapping.HeaderRow);
        Assert.DoesNotContain(ListField.Ignore, mapping.Fields);
        Assert.Equal(kind == ListTemplateKind.NewList, mapping.Has(ListField.Name));
        Assert.Equal(kind == ListTemplateKind.NewList, mapping.HasLoans);
        Assert.Equal(3, mapping.Fields.Count(field => field == ListField.Phone));
        Assert.All(mapping.Fields.Where(field => field != ListField.Phone).GroupBy(field => field), same => Assert.Single(same));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_example_row_is_told_from_people(ListTemplateKind kind)
    {
        var rows = Rows(kind);

        Assert.Equal(2, rows.Count(row => !row.IsBlank));
        Assert.True(ExampleRow.Is(rows[1][0]));
        Assert.False(ExampleRow.Is(rows[0][0]));
    }

    [Theory]
    [InlineData("000.000.000-00 (EXEMPLO)", true)]
    [InlineData(" 000.000.000-00 (exemplo) ", true)]
    [InlineData("000.000.000-00", false)]
    [InlineData("00000000000", false)]
    [InlineData("900.000.001-75", false)]
    [InlineData("EXEMPLO", false)]
    public void Only_the_whole_marker_makes_an_example(string cpf, bool example) => Assert.Equal(example, ExampleRow.Is(new SheetCell(cpf)));

    [Theory, MemberData(nameof(Kinds))]
    public void Every_title_says_what_it_is_for_and_whether_it_must_be_filled(ListTemplateKind kind)
    {
        using var workbook = Open(kind);
        var titles = workbook.Worksheet(1).Row(1).CellsUsed().ToList();

        Assert.All(titles, title => Assert.Matches("^(Obrigatória|Opcional)\\. .+", title.Comment.Text));
        Assert.Equal(kind == ListTemplateKind.Suppression ? 0 : kind == ListTemplateKind.NewList ? 2 : 1, titles.Count(title => title.Comment.Text.StartsWith("Obrigatória", StringComparison.Ordinal)));
    }

    [Fact]
    public void Zeros_are_kept_dates_are_dates_and_states_are_chosen()
    {
        using var workbook = Open(ListTemplateKind.NewList);
        var sheet = workbook.Worksheet(1);

        Assert.Equal("@", sheet.Cell(3, 1).Style.NumberFormat.Format);
        Assert.Equal("dd/mm/yyyy", sheet.Cell(3, 3).Style.NumberFormat.Format);
        var choice = Assert.Single(sheet.DataValidations);
        Assert.Contains("SP", choice.Value, StringComparison.Ordinal);
        Assert.Equal(27, choice.Value.Split(',').Length);
        Assert.InRange(choice.Value.Length, 1, 255);
    }

    private static XLWorkbook Open(ListTemplateKind kind) => new(new MemoryStream(Bytes(kind)));

    private static List<SheetRow> Rows(ListTemplateKind kind) => [.. SheetReader.ReadWorkbook(new MemoryStream(Bytes(kind)))];

    private static byte[] Bytes(ListTemplateKind kind)
    {
        using var stream = new MemoryStream();
        ListTemplates.Write(kind, stream);
        return stream.ToArray();
    }
}
