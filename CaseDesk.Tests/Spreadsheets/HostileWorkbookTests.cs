using System.Buffers.Binary;
using System.Text;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Spreadsheets;

public sealed class HostileWorkbookTests
{
    private static readonly string[] Header = [MadeWorkbook.Text("A1", "CPF"), MadeWorkbook.Text("B1", "Nome")];

    private static string First => $"<row r=\"1\">{string.Concat(Header)}</row>";

    public static TheoryData<string, string> Rows => new()
    {
        { First + "<row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>", "damaged_workbook|too_many_rows" },
        { First + "<row r=\"2000000000\"/>", "too_many_rows" },
        { First + "<row r='2000000000'/>", "too_many_rows" },
        { First + "<row spans=\"1:2\" r = \"2000000000\" />", "too_many_rows" },
        { First + "<row note=\"a > b\" r=\"2000000000\"/>", "too_many_rows" },
        { First + "<x:row xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" r=\"2000000000\"/>", "too_many_rows" },
        { First + "<row r=\"99999999999999999999999\"/>", "too_many_rows" },
        { First + "<row r=\"&#50;000000000\"/>", "damaged_workbook" },
        { First + "<row r=\"-5\"/>", "damaged_workbook" },
        { First + "<!-- <row r=\"5\"> --><row r=\"1048577\"/>", "too_many_rows" },
        { First + "<row r=\"500000\"><c r=\"A500000\"><v>1</v></c></row>", "row_gap" },
        { "<row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"2\"/>", "damaged_workbook" },
        { "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "too_many_columns" },
        { "<row r=\"1\"><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>", "too_many_columns" },
        { "<row r=\"1\"><c r=\"SG1\"><v>1</v></c></row>", "too_many_columns" },
        { "<row r=\"1\">" + string.Concat(Enumerable.Repeat("<c/>", 16_385)) + "</row>", "too_many_columns" },
        { "<row r=\"1\">" + MadeWorkbook.Text("A1", new string('x', 32_768)) + "</row>", "cell_too_long" },
        { "<row r=\"1\">" + MadeWorkbook.Text("A1", new string('x', 2_000_000)) + "</row>", "cell_too_long" },
        { string.Concat(Enumerable.Repeat("<a>", 200)), "xml_too_deep" },
        { "<row r=\"1\"><c r=\"A1\"><v>1</v>", "damaged_workbook" },
        { "<row r=\"1\" " + new string('x', 2_000_000), "damaged_workbook" },
    };

    [Theory, MemberData(nameof(Rows))]
    public void A_sheet_that_would_keep_its_reader_busy_is_refused_with_one_reason(string rows, string codes) =>
        Assert.Contains(new MadeWorkbook(rows).Refusal(), codes.Split('|'));

    [Fact]
    public void A_declaration_of_entities_is_refused() =>
        Assert.Equal("xml_dtd", new MadeWorkbook(to => to.Write(Encoding.UTF8.GetBytes(
            "<!DOCTYPE a [<!ENTITY b \"c\">]>" + MadeWorkbook.Sheet(First)))).Refusal());

    [Theory, InlineData("utf-16"), InlineData("utf-16BE")]
    public void Rows_do_not_hide_in_another_encoding(string encoding)
    {
        var xml = MadeWorkbook.Sheet(First + "<row r=\"2000000000\"/>");

        Assert.Equal("too_many_rows", new MadeWorkbook(to => to.Write([.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(xml)])).Refusal());
    }

    [Fact]
    public void An_encoding_in_which_tags_look_like_something_else_is_refused() =>
        Assert.Equal("damaged_workbook", new MadeWorkbook(to => to.Write(Encoding.ASCII.GetBytes("<?xml version=\"1.0\" encoding=\"IBM037\"?>" + MadeWorkbook.Sheet(First)))).Refusal());

    [Fact]
    public void A_bomb_is_refused_before_it_has_unpacked()
    {
        var bomb = new MadeWorkbook(to =>
        {
            to.Write("<worksheet>"u8);
            var blanks = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<a></a>", 16_384)));
            for (var written = 0; written < 48 << 20; written += blanks.Length)
            {
                to.Write(blanks);
            }
        }).Bytes();

        Assert.True(bomb.Length < 1 << 20);
        Assert.Equal("too_large_unpacked", MadeWorkbook.Refusal(bomb));
    }

    [Fact]
    public void A_bomb_in_a_part_that_nobody_reads_is_refused_too() =>
        Assert.Equal("too_large_unpacked", new MadeWorkbook(First).With("xl/media/image1.png", new string('\0', 24 << 20)).Refusal());

    [Fact]
    public void A_bomb_may_not_call_itself_small()
    {
        var bytes = new MadeWorkbook(First).With("xl/media/image1.png", new string('\0', 24 << 20)).Bytes();
        for (var at = 0; at < bytes.Length - 46; at++)
        {
            if (bytes.AsSpan(at).StartsWith("PK\x01\x02"u8))
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 24), 100);
            }
        }

        Assert.NotEmpty(MadeWorkbook.Refusal(bytes));
    }

    [Fact]
    public void Entries_that_share_their_bytes_are_refused() =>
        Assert.Equal("damaged_workbook", MadeWorkbook.Refusal(new MadeWorkbook(First).Overlapping(20)));

    [Fact]
    public void Two_parts_of_one_name_are_refused() =>
        Assert.Equal("damaged_workbook", new MadeWorkbook(First).With("XL\\worksheets/SHEET1.xml", MadeWorkbook.Sheet("")).Refusal());

    [Fact]
    public void Thousands_of_parts_are_refused()
    {
        var workbook = new MadeWorkbook(First);
        for (var part = 0; part < SheetLimits.Parts; part++)
        {
            workbook.With($"xl/part{part}.xml", "");
        }

        Assert.Equal("too_many_parts", workbook.Refusal());
    }

    [Fact]
    public void Shared_strings_are_counted()
    {
        var text = string.Concat(Enumerable.Repeat("<r><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></r>", 8_000));
        var strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + string.Concat(Enumerable.Repeat($"<si>{text}</si>", 5)) + "</sst>";

        Assert.Equal("shared_strings_too_large", new MadeWorkbook(First).With("xl/sharedStrings.xml", strings).Refusal());
    }

    [Fact]
    public void Merged_ranges_without_end_are_refused() =>
        Assert.Equal("too_large_unpacked", new MadeWorkbook(First, afterRows: "<mergeCells>" + string.Concat(Enumerable.Range(1, SheetLimits.KeptElements + 1).Select(row => $"<mergeCell ref=\"A{row}:B{row}\"/>")) + "</mergeCells>").Refusal());

    [Fact]
    public void The_strict_format_is_refused_with_its_own_advice() =>
        Assert.Equal("strict_xlsx_not_read", MadeWorkbook.Refusal(Replace(new MadeWorkbook(First), "xl/workbook.xml")));

    [Theory]
    [InlineData(30, 31, 0x40)] // sectors of 2^64 bytes
    [InlineData(72, 76, 0x7F)] // two billion lists of tables
    [InlineData(48, 52, 0x7F)] // a directory beyond the file
    public void An_xls_whose_tables_cannot_be_is_refused(int from, int to, byte value)
    {
        var bytes = Samples.Bytes("libreoffice-list.xls");
        bytes.AsSpan(from, to - from).Fill(value);

        Assert.Equal("damaged_workbook", MadeWorkbook.Refusal(bytes));
    }

    [Fact]
    public void An_xls_whose_sectors_follow_each_other_in_a_ring_is_refused()
    {
        var bytes = Samples.Bytes("libreoffice-list.xls");
        var table = 512 + 512 * BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(76));
        for (var sector = 0; sector < 128; sector++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(table + 4 * sector), sector ^ 1);
        }

        Assert.Equal("damaged_workbook", MadeWorkbook.Refusal(bytes));
    }

    [Theory]
    [InlineData("a;b\n1;\"never closed\n2;x\n3;y\n", "unclosed_quote")]
    [InlineData("a;b\n1;\"LONG\n", "record_too_long")]
    [InlineData("a;b\n1;LONG\n", "record_too_long")]
    public void A_csv_whose_record_never_ends_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<SheetRefusedException>(() => SheetReader.ReadCsv(new StringReader(text.Replace("LONG", new string('x', 3_000_000), StringComparison.Ordinal)), ';').Count()).Code);

    /// <summary>Two passes judge its letters; whoever looks for lines or records in it stops at the limit of one.</summary>
    [Theory, InlineData("", "x"), InlineData("\"", "x"), InlineData("\"", "abc\n"), InlineData("\"", "\"\""), InlineData("", ";")]
    public void A_csv_field_of_45_MiB_is_refused_after_its_first_one(string quote, string content)
    {
        var text = string.Concat("CPF;Nome\n90000000175;ANA EXEMPLO\n90000000256;", quote, string.Concat(Enumerable.Repeat(content, (45 << 20) / content.Length)));
        var bytes = Encoding.UTF8.GetBytes(text + quote + "\n90000000337;BIA TESTE\n");
        var read = 0L;

        var (_, refusal) = ListOpening.Inspect(() => new NotedStream(bytes, count => read += count), new());

        Assert.Equal((SheetRefusal.RecordTooLong, "3"), (refusal?.Code, refusal?.Where));
        Assert.InRange(read, 1, (2L * bytes.Length) + (8 << 20));
    }

    private sealed class NotedStream(byte[] bytes, Action<int> note) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            note(read);
            return read;
        }
    }

    [Fact]
    public void Half_characters_and_nuls_do_not_leave_the_reader()
    {
        var rows = new MadeWorkbook("<row r=\"1\">" + MadeWorkbook.Text("A1", "a_x0000_b_xD800_c") + "</row>").Read();

        Assert.Equal("ab\uFFFDc", rows[0][0].Text);
        Assert.Equal("ab", SheetReader.ReadCsv(new StringReader("a\0b;c\n"), ';').First()[0].Text);
    }

    [Fact]
    public void Honest_emptiness_is_passed_over_however_much_of_it_is_formatted()
    {
        var phantom = string.Concat(Enumerable.Range(2, 200_000).Select(row => $"<row r=\"{row}\" s=\"1\" customFormat=\"1\"><c r=\"A{row}\" s=\"1\"/></row>"));
        var rows = new MadeWorkbook(First + phantom + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>", "<dimension ref=\"A1:XFD1048576\"/>").Read();

        Assert.Equal(["CPF", "Nome"], Assert.Single(rows).Cells.Select(cell => cell.Text));
    }

    private static byte[] Replace(MadeWorkbook workbook, string part)
    {
        using var file = new MemoryStream();
        file.Write(workbook.Bytes());
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            using var text = new StreamWriter(zip.CreateEntry(part).Open());
            text.Write("<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"/>");
        }

        return file.ToArray();
    }
}
