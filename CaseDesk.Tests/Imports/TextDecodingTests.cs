using System.Text;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Imports;

/// <summary>How bytes become names (domain.md 6).</summary>
public sealed class TextDecodingTests
{
    private const string Sound = "CPF;Nome\n90000000175;JOÃO CONCEIÇÃO\n90000000256;JOSÉ ANTÔNIO\n90000000337;MARIA DA ASSUNÇÃO\n90000000418;ANDRÉ GONÇALVES\n";

    static TextDecodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory, InlineData("utf-8"), InlineData("windows-1252"), InlineData("cp850")]
    public void A_text_is_read_in_the_encoding_that_gives_letters(string name)
    {
        var bytes = (name switch { "utf-8" => new UTF8Encoding(false), "cp850" => Encoding.GetEncoding(850), _ => Encoding.GetEncoding(1252) }).GetBytes(Sound);

        var decoded = TextDecoding.Of(new MemoryStream(bytes));

        Assert.Equal((name, Sound), (decoded.Name, decoded.Encoding.GetString(bytes)));
        Assert.Empty(decoded.OddLines);
    }

    [Theory, InlineData("SCHÖN", "windows-1252"), InlineData("“ASPAS” – 5º", "windows-1252"), InlineData("€ 5 JOÃO", "windows-1252"), InlineData("ANA", "utf-8")]
    public void Windows_1252_stays_what_it_was_where_its_signs_make_sense(string text, string name) =>
        Assert.Equal(name, TextDecoding.Of(new MemoryStream(Encoding.GetEncoding(1252).GetBytes(text))).Name);

    [Fact]
    public void A_few_lines_of_Windows_1252_in_a_text_of_UTF_8_are_read_alone_and_noted()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Sound), .. Encoding.Latin1.GetBytes("90000000507;LUÍS DA CONCEIÇÃO\n90000000680;ANA\n90000000760;ÉRICA")];

        var rows = Read(bytes);

        Assert.Equal(["JOÃO CONCEIÇÃO", "JOSÉ ANTÔNIO", "MARIA DA ASSUNÇÃO", "ANDRÉ GONÇALVES", "LUÍS DA CONCEIÇÃO", "ANA", "ÉRICA"], rows.Select(row => row.Name));
        Assert.Equal([6, 8], rows.Where(row => row.Repairs.Any(repair => repair.Kind == Repair.OtherEncoding)).Select(row => row.Line));
    }

    [Fact]
    public void A_text_with_more_lines_of_Windows_1252_than_of_UTF_8_is_Windows_1252()
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes("JOÃO\nJOSÉ\nLUÍS\n"), .. Encoding.UTF8.GetBytes("ÉRICA\nANDRÉ\n")];

        Assert.Equal("windows-1252", TextDecoding.Of(new MemoryStream(bytes)).Name);
        Assert.Equal(("utf-8", 3), (TextDecoding.Of(new MemoryStream(bytes), "utf-8").Name, TextDecoding.Of(new MemoryStream(bytes), "utf-8").OddLines.Count));
    }

    /// <summary>Characters that lie across the edges of the buffers are no odd lines.</summary>
    [Fact]
    public void A_long_text_of_UTF_8_has_no_odd_line()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(line => new string('x', line % 7) + "Ç€😀\n"));

        var decoded = TextDecoding.Of(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(("utf-8", 0), (decoded.Name, decoded.OddLines.Count));
    }

    [Fact]
    public void A_byte_order_mark_is_believed_and_an_odd_line_behind_it_noted()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "CPF;Nome\n"u8, .. Encoding.Latin1.GetBytes("90000000175;LUÍS\n")];

        var row = Assert.Single(Read(bytes));

        Assert.Equal(("LUÍS", "90000000175"), (row.Name, row.Cpf));
        Assert.Equal(new Repair("other_encoding", "windows-1252", "LUÍS"), Assert.Single(row.Repairs));
    }

    [Fact]
    public void A_report_with_one_line_in_another_encoding_is_read_whole_and_reconciled()
    {
        var lines = Encoding.GetEncoding(1252).GetString(Samples.Bytes(Samples.Report)).Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains("ANA EXEMPLO DA SILVA SINTETICA", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("ANA EXEMPLO DA SILVA SINTETICA", "LUÍS EXEMPLO CONCEIÇÃO SINTETI", StringComparison.Ordinal);
        byte[] bytes = [.. lines.SelectMany((line, index) => (index == at ? Encoding.GetEncoding(1252) : Encoding.UTF8).GetBytes(line + (index < lines.Length - 1 ? "\n" : "")))];

        var (reader, _) = ListOpening.Open(() => new MemoryStream(bytes), new(), new(2025, 8, 4));
        var rows = reader!.Rows().ToList();

        Assert.Equal((8, "LUÍS EXEMPLO CONCEIÇÃO SINTETI", 458.04m, null), (rows.Count, rows[0].Name, rows[0].Amount, rows[0].Problem));
        Assert.True(reader.Totals.Reconciled);
        Assert.Equal("utf-8", reader.Header.Encoding);
    }

    [Theory, BothDatabases]
    public async Task After_a_sound_file_all_names_of_a_mixed_one_are_whole(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var mixed = await desk.LoadAsync([.. Encoding.UTF8.GetBytes(Sound), .. Encoding.Latin1.GetBytes("90000000507;LUÍS ACENTO\n")]);

        await desk.LoadAsync(Sound + "90000000507;LUÍS ACENTO\n");

        Assert.Equal("utf-8", mixed.Encoding);
        await using var db = desk.Db();
        Assert.Equal(["JOÃO CONCEIÇÃO", "JOSÉ ANTÔNIO", "MARIA DA ASSUNÇÃO", "ANDRÉ GONÇALVES", "LUÍS ACENTO"],
            await db.Clients.OrderBy(client => client.Id).Select(client => client.Name).ToListAsync(TestDesk.Cancel));
    }

    private static List<ParsedRow> Read(byte[] bytes) => [.. ListOpening.Open(() => new MemoryStream(bytes), new(), new(2025, 8, 4)).Reader!.Rows()];
}
