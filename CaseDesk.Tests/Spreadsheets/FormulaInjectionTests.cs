using System.Text;
using CaseDesk.Core.Imports.Templates;
using CaseDesk.Core.Spreadsheets;
using ClosedXML.Excel;
using CsCheck;

namespace CaseDesk.Tests.Spreadsheets;

public sealed class FormulaInjectionTests
{
    private const string Strange = "=+-@|%\t\r\n\"' ;,＝＋－＠﹦−\u200B\u200E\uFEFF\u00A0\u0001\u0000\u202E“‘\u0301aZ1()!";

    private static readonly string[] Nasty =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u200B=1+1", "\uFEFF=1+1", "\u00A0=1+1", "\u0001=1+1", "\"=1+1", "“=1+1",
        "＝1+1", "＋1", "－1", "＠SUM(1)", "=cmd|'/C calc'!A0", "=HYPERLINK(\"http://example.com\";\"x\")", "-PROFESSOR-40HS", "+55 11 98888-7777", "%0A=1+1", "a;=1+1", "a\n=1+1",
    ];

    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.Char[Strange], Gen.Char).Array[0, 12].Select(characters => new string(characters));

    [Fact]
    public void Nothing_that_is_written_begins_like_a_formula() =>
        AnyText.Sample(text =>
        {
            var written = InertCell.Of(text);
            Assert.True(written.StartsWith('\'') || !InertCell.IsFormulaLike(written), Escaped(text));
            Assert.Equal(written, InertCell.Of(written));
            Assert.Equal(Plain(text), Plain(written.StartsWith('\'') && InertCell.IsFormulaLike(text) ? written[1..] : written));
        });

    [Fact]
    public void Every_known_disguise_of_a_formula_is_seen_through() => Assert.All(Nasty.SkipLast(2), text => Assert.StartsWith("'", InertCell.Of(text), StringComparison.Ordinal));

    [Fact]
    public void What_is_no_formula_is_written_as_it_is() =>
        Assert.All(new List<string> { "", "ANA EXEMPLO", "3-AGENTE", "1+1", "a=b", "'=1", "\"QUOTED\"", "90000000175", "ção" }, text => Assert.Equal(text, InertCell.Of(text)));

    [Fact]
    public void An_xlsx_is_read_back_as_it_was_written() =>
        AnyText.Array[1, 4].Sample(texts =>
        {
            var row = SheetReader.ReadWorkbook(new MemoryStream(Xlsx(texts))).ElementAtOrDefault(1);
            Assert.Equal(texts.Select(text => LineBreaks(CellText(InertCell.Of(text)))), texts.Select((_, column) => LineBreaks(row is null ? "" : row[column].ToString())));
        }, iter: 60);

    [Fact]
    public async Task Another_program_finds_no_formula_in_an_xlsx()
    {
        var cells = await LibreOffice.CellsAsync(Xlsx(Nasty), "xlsx");

        Assert.All(cells, cell => Assert.Null(cell.Formula));
        Assert.Contains(cells, cell => cell is { Type: "float", Text: "-12.5" or "-12,5" });
        Assert.True(cells.Count > Nasty.Length / 2);
    }

    [Fact]
    public async Task Another_program_finds_no_formula_in_a_rich_workbook()
    {
        using var file = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            var sheet = workbook.AddWorksheet("x");
            for (var row = 0; row < Nasty.Length; row++)
            {
                sheet.Cell(row + 1, 1).Put(Nasty[row]);
            }

            sheet.Cell(1, 2).Put(SheetCell.Of(-12.5m));
            workbook.SaveAs(file);
        }

        var cells = await LibreOffice.CellsAsync(file.ToArray(), "xlsx");
        Assert.All(cells, cell => Assert.Null(cell.Formula));
        Assert.Contains(cells, cell => cell is { Type: "float", Text: "-12.5" or "-12,5" });
    }

    [Fact]
    public async Task Another_program_opens_a_template_with_its_choices()
    {
        using var file = new MemoryStream();
        ListTemplates.Write(ListTemplateKind.RegistrationUpdate, file);
        var cells = await LibreOffice.CellsAsync(file.ToArray(), "xlsx");

        Assert.All(cells, cell => Assert.Null(cell.Formula));
        Assert.Contains(cells, cell => cell.Text.Contains(ExampleRow.Marker, StringComparison.Ordinal));
    }

    private static byte[] Xlsx(string[] texts) => Written((stream, rows) => WorkbookWriter.WriteAsync(stream, texts, rows, CancellationToken.None), texts);

    /// <summary>The texts as titles, then as cells, then a negative number.</summary>
    private static byte[] Written(Func<Stream, IEnumerable<IReadOnlyList<SheetCell>>, Task> write, string[] texts)
    {
        using var stream = new MemoryStream();
        write(stream, [[.. texts.Select(SheetCell.Of)], [SheetCell.Of(-12.5m)]]).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static string CellText(string written) => written.Trim(' ', '\u00A0', '\t', '\r', '\n', '\uFEFF');

    private static string LineBreaks(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Without what no cell can hold.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is >= 32 and not 0xFFFE and not 0xFFFF or '\t' or '\r' or '\n'));

    private static string Escaped(string text) => string.Join(' ', text.Select(character => ((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));
}
