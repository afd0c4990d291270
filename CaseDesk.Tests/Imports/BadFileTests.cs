using System.IO.Compression;
using System.Text;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseDesk.Tests.Imports;

/// <summary>Files that are no list: refused with a reason and a place, and nothing is kept, neither a row nor the file.</summary>
public sealed class BadFileTests
{
    [Fact]
    public Task An_empty_file() => IsRefusedAsync([], "empty_file");

    [Fact]
    public Task A_letter() => IsRefusedAsync("Prezados\nsegue a lista em anexo.\n"u8, "unknown_format");

    [Fact]
    public Task A_picture() => IsRefusedAsync([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "not_text", "3");

    [Fact]
    public Task A_text_with_NULs_far_down_names_the_line() =>
        IsRefusedAsync(Encoding.UTF8.GetBytes("CPF;Nome\n" + string.Concat(Enumerable.Repeat("90000000175;ANA\n", 9000)) + "900\0;ANA\n"), "not_text", "9002");

    [Fact]
    public Task Pages_that_disagree_name_the_line()
    {
        var report = Encoding.Latin1.GetString(Samples.Bytes(Samples.Report));
        var second = report.LastIndexOf("9001-BANCO EXEMPLO", StringComparison.Ordinal);
        return IsRefusedAsync(Encoding.Latin1.GetBytes(report.Remove(second, 4).Insert(second, "9002")), "pages_disagree", "20");
    }

    [Fact]
    public Task A_workbook_cut_in_the_middle()
    {
        var whole = Workbook();
        return IsRefusedAsync(whole.AsSpan(0, whole.Length / 2), "damaged_workbook");
    }

    [Fact]
    public Task A_workbook_whose_sheet_is_garbage()
    {
        using var stream = new MemoryStream();
        stream.Write(Workbook());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var name = zip.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).FullName;
            zip.GetEntry(name)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=");
        }

        return IsRefusedAsync(stream.ToArray(), "damaged_workbook", "xl/worksheets/sheet1.xml");
    }

    [Fact]
    public Task An_old_workbook_that_is_only_a_head() =>
        IsRefusedAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2, 3, 4, 5, 6, 7, 8], "damaged_workbook");

    [Fact]
    public Task A_workbook_with_a_password() =>
        IsRefusedAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password_protected");

    [Fact]
    public Task A_binary_workbook() => IsRefusedAsync(Zip(("xl/workbook.bin", "x")), "xlsb_not_read");

    [Fact]
    public Task An_OpenDocument_sheet() =>
        IsRefusedAsync(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "ods_not_read");

    [Fact]
    public Task A_zip_that_is_no_workbook() => IsRefusedAsync(Zip(("lista.txt", "CPF;Nome\n")), "damaged_workbook");

    [Fact]
    public Task A_workbook_that_would_unpack_without_end() => IsRefusedAsync(Zip(("xl/workbook.xml", new string(' ', 30 << 20))), "too_large_unpacked", "xl/workbook.xml");

    [Fact]
    public Task A_sheet_without_a_CPF_column_names_the_titles_it_found_even_below_others() =>
        IsRefusedAsync("Relatório de clientes\n\nNome;Telefone;Cidade\nANA;11988887777;RECIFE\n"u8, "no_cpf_column", "Nome, Telefone, Cidade");

    [Fact]
    public Task An_empty_workbook()
    {
        using var book = new XLWorkbook();
        book.AddWorksheet("Vazia");
        return IsRefusedAsync(Bytes(book), "no_rows");
    }

    [Fact]
    public async Task Quotes_that_never_close_are_refused_at_their_line_and_swallow_nothing()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var list = "CPF;Nome\n" + string.Concat(Enumerable.Range(1, 30).Select(n => $"{InventedCpf.Number(n)};ANA\n")) + "90000000175;\"ANA\n90000000256;BRUNO\n";
        var refused = Assert.IsType<IntakeOutcome.Refused>(await desk.BringAsync(Encoding.UTF8.GetBytes(list)));

        Assert.Equal(new ListRefusal("unclosed_quote", "32"), refused.Refusal);
        await using var db = desk.Db();
        Assert.False(await db.Imports.AnyAsync(TestDesk.Cancel));
        Assert.False(await db.Clients.AnyAsync(TestDesk.Cancel));
    }

    [Fact]
    public Task A_web_page_that_is_called_a_workbook() => IsRefusedAsync(Samples.Bytes("pagina_chamada_xls.xls"), "web_page");

    [Theory]
    [InlineData("\uFEFF\n<!DOCTYPE html>\n<html><body><table><tr><td>CPF;Nome</td></tr></table></body></html>", "web_page")]
    [InlineData("<?xml version=\"1.0\"?><!-- a > b --><HTML xmlns:x=\"urn:schemas-microsoft-com:office:spreadsheet\"><table>", "web_page")]
    [InlineData("<table border=1><tr><td>CPF</td><td>Nome, completo</td></tr></table>", "web_page")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "web_page")]
    [InlineData("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet/></Workbook>", "xml_workbook_not_read")]
    [InlineData("<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">", "xml_workbook_not_read")]
    public Task Markup_that_calls_itself_a_workbook(string text, string code) => IsRefusedAsync(Encoding.UTF8.GetBytes(text), code);

    [Fact]
    public Task A_list_behind_a_cover_names_the_other_sheets()
    {
        using var book = new XLWorkbook();
        var cover = book.AddWorksheet("Capa");
        (cover.Cell(1, 1).Value, cover.Cell(2, 1).Value) = ("Relatório mensal", "Elaborado por Exemplo");
        book.AddWorksheet("Servidores").Cell(1, 1).Value = "CPF";
        book.AddWorksheet("Notas");
        book.AddWorksheet("Oculta").Hide();
        return IsRefusedAsync(Bytes(book), "no_cpf_column_on_sheet", "Servidores, Notas");
    }

    [Fact]
    public Task An_empty_sheet_before_the_list_names_the_other_sheets()
    {
        using var book = new XLWorkbook();
        book.AddWorksheet("Vazia");
        book.AddWorksheet("Servidores").Cell(1, 1).Value = "CPF";
        return IsRefusedAsync(Bytes(book), "no_rows_on_sheet", "Servidores");
    }

    [Theory, InlineData("1048577"), InlineData("99999999999999999999")]
    public Task A_sheet_of_more_rows_than_there_can_be_names_the_row(string row) =>
        IsRefusedAsync(new Spreadsheets.MadeWorkbook($"<row r=\"{row}\">{Spreadsheets.MadeWorkbook.Text("A" + row[..7], "CPF")}</row>").Bytes(), "too_many_rows", row);

    private static Task IsRefusedAsync(ReadOnlySpan<byte> content, string code, string? where = null) => IsRefusedAsync(content.ToArray(), code, where);

    private static async Task IsRefusedAsync(byte[] content, string code, string? where)
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var folder = Directory.CreateTempSubdirectory("casedesk-bad-").FullName;
        var intake = new ImportIntake(desk.Contexts, new DiskFileStore(folder), desk.Get<ListProcess>(), desk.Get<IImportQueue>(), Options.Create(new ImportOptions()), desk.Clock);

        var outcome = await intake.ReceiveAsync(new(new MemoryStream(content), "lista.xlsx", content.Length, new()), await desk.UserAsync(UserRole.Admin), TestDesk.Cancel);

        var refusal = Assert.IsType<IntakeOutcome.Refused>(outcome).Refusal;
        Assert.Equal((code, where), (refusal.Code, refusal.Where));
        Assert.Empty(Directory.GetFiles(folder));
        await using var db = desk.Db();
        Assert.False(await db.Imports.AnyAsync(TestDesk.Cancel));
        await TestFolder.DeleteAsync(folder);
    }

    private static byte[] Workbook()
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("Lista");
        sheet.Cell(1, 1).Value = "CPF";
        sheet.Cell(2, 1).Value = "90000000175";
        return Bytes(book);
    }

    private static byte[] Bytes(XLWorkbook book)
    {
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
