using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Spreadsheets;

/// <summary>Workbooks that open, but not all of whose cells say what they seem to say.</summary>
public sealed class OddWorkbookTests
{
    private const string Strings = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3"><si><t>CPF</t></si><si><t>Nome</t></si><si><t>ANA EXEMPLO</t></si></sst>""";

    private const string Relations = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""";

    [Theory, InlineData("3"), InlineData("999"), InlineData("-1"), InlineData("99999999999"), InlineData("x"), InlineData("2.5")]
    public void A_cell_that_points_to_a_text_which_is_not_there_rejects_its_row_and_is_no_name(string index)
    {
        var rows = Read(Book(
            Titles + Row(2, "90000000175", "2") + Row(3, "90000000256", index) + Row(4, "90000000337", "2")));

        Assert.Equal([null, "unreadable_cell", null], rows.Select(row => row.Problem?.Code));
        Assert.Equal(["ANA EXEMPLO", "ANA EXEMPLO"], rows.Where(row => row.Problem is null).Select(row => row.Name));
    }

    [Theory, InlineData(""), InlineData(" date1904=\"0\""), InlineData(" date1904=\"1\""), InlineData(" date1904=\"true\"")]
    public void A_number_in_a_column_of_days_counts_as_its_workbook_does(string mode)
    {
        var serial = mode.Contains('1') && !mode.Contains("\"0\"", StringComparison.Ordinal) ? 24243 : 25705;
        var book = Book(
            "<row r=\"1\">" + MadeWorkbook.Text("A1", "CPF") + MadeWorkbook.Text("B1", "Nome") + MadeWorkbook.Text("C1", "Nascimento") + MadeWorkbook.Text("D1", "Matrícula") + "</row>"
            + $"<row r=\"2\"><c r=\"A2\"><v>90000000175</v></c>{MadeWorkbook.Text("B2", "ANA EXEMPLO")}<c r=\"C2\"><v>{serial}</v></c><c r=\"D2\"><v>{serial}</v></c></row>", mode);

        var row = Assert.Single(Read(book));

        Assert.Equal((new DateOnly(1970, 5, 17), $"{serial}"), (row.BirthDate, row.Enrollment));
    }

    [Theory, InlineData("libreoffice-1904.xls", true), InlineData("libreoffice-1904.xlsx", true), InlineData("exceljs-1904.xlsx", true)]
    [InlineData("libreoffice-list.xls", false), InlineData("sheetjs-biff8.xls", false), InlineData("libreoffice-list.xlsx", false)]
    public void A_workbook_says_from_when_it_counts_its_days(string file, bool from1904)
    {
        using var stream = new MemoryStream(Samples.Bytes(file));

        Assert.Equal(from1904, WorkbookGuard.Check(stream).CountsFrom1904);
    }

    [Theory, InlineData(""), InlineData("""<sheetFormatPr defaultRowHeight="15"/>""")]
    public void Rows_hidden_by_a_filter_are_read_and_noted_and_no_other(string before)
    {
        string Row(int number, string cpf, string how) =>
            $"<row r=\"{number}\"{how}><c r=\"A{number}\"><v>{cpf}</v></c>{MadeWorkbook.Text($"B{number}", "ANA EXEMPLO")}</row>";
        var book = new MadeWorkbook(
            "<row r=\"1\">" + MadeWorkbook.Text("A1", "CPF") + MadeWorkbook.Text("B1", "Nome") + "</row>" + Row(2, "90000000175", "") + Row(3, "90000000256", " hidden=\"1\"")
            + Row(4, "90000000337", " ht=\"30\" customHeight=\"1\"") + Row(5, "90000000418", " hidden=\"0\"")
            + Row(6, "90000000507", " hidden=\"true\"") + Row(7, "90000000680", " hidden=\"false\""), before).Bytes();

        Assert.Equal([3, 6], Read(book).Where(row => row.Repairs.Any(repair => repair.Kind == "hidden_row")).Select(row => row.Line));
        Assert.All(Read(book), row => Assert.Null(row.Problem));
    }

    [Theory]
    [InlineData("libreoffice-list.xlsx"), InlineData("libreoffice-list.xls"), InlineData("sheetjs-list.xlsx"), InlineData("sheetjs-biff8.xls"), InlineData("miniexcel-list.xlsx")]
    [InlineData("closedxml-list.xlsx"), InlineData("libreoffice-emptiness.xlsx"), InlineData("exceljs-1904.xlsx")]
    public void No_program_seems_to_hide_rows_that_it_shows(string file) =>
        Assert.DoesNotContain(SheetReader.ReadWorkbook(new MemoryStream(Samples.Bytes(file))), row => !row.IsBlank && row.IsHidden);

    private static string Titles => Row(1, null, "1").Replace("<c r=\"A1\"><v></v></c>", "<c r=\"A1\" t=\"s\"><v>0</v></c>", StringComparison.Ordinal);

    private static string Row(int number, string? cpf, string name) =>
        $"<row r=\"{number}\"><c r=\"A{number}\"><v>{cpf}</v></c><c r=\"B{number}\" t=\"s\"><v>{name}</v></c></row>";

    private static byte[] Book(string rows, string mode = "") => new MadeWorkbook(rows, mode: mode, relations: Relations).With("xl/sharedStrings.xml", Strings).Bytes();

    private static List<ParsedRow> Read(byte[] book)
    {
        var (reader, refusal) = ListOpening.Open(() => new MemoryStream(book), new(), new(2025, 8, 4));
        Assert.Null(refusal);
        return [.. reader!.Rows()];
    }
}
