using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Endpoints;

/// <summary>Uploads that are refused (api.md, "Imports"): with what, where and what to do, and nothing kept.</summary>
public sealed class ImportUploadTests
{
    private const string Loans = "CPF;Nome;Banco Emprestimo;Valor Parcela\n90000000175;ANA EXEMPLO;BANCO;10,00\n";

    [Fact]
    public async Task A_length_over_the_limit_is_refused_before_a_byte_of_the_file_is_read()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        using var line = new TcpClient();
        await line.ConnectAsync(desk.App.Address.Host, desk.App.Address.Port, TestDesk.Cancel);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/imports HTTP/1.1\r\nHost: {desk.App.Address.Authority}\r\nAuthorization: {admin.DefaultRequestHeaders.Authorization}\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1073741824\r\n\r\n"), TestDesk.Cancel);

        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(TestDesk.Cancel));
    }

    [Theory, InlineData(1.1), InlineData(3)]
    public async Task A_file_of_unknown_length_is_refused_as_soon_as_it_passes_the_limit(double mebibytes)
    {
        await using var desk = await ApiDesk.StartAsync(settings: new() { ["Imports:MaxFileMiB"] = "1" });
        var admin = await desk.AsAsync(UserRole.Admin);
        admin.DefaultRequestHeaders.TransferEncodingChunked = true;

        (await admin.UploadAsync(("file", new byte[(int)(mebibytes * 1024 * 1024)]))).IsProblem(HttpStatusCode.RequestEntityTooLarge);
        admin.DefaultRequestHeaders.TransferEncodingChunked = null;
        Assert.Equal(0, (await admin.ReadAsync("/api/imports"))["total"].GetInt32());
    }

    [Fact]
    public async Task A_list_with_loans_needs_its_month()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        var refused = await admin.UploadAsync(("file", Encoding.UTF8.GetBytes(Loans)));

        refused.IsInvalid("reference");
        Assert.Equal("reference_needed", refused["reason"].GetString());
        (await admin.UploadAsync(("reference", "07/2025"u8.ToArray()), ("file", Encoding.UTF8.GetBytes(Loans)))).Is(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("reference", "13/2025")]
    [InlineData("reference", "2025")]
    [InlineData("mapping", "cpf")]
    [InlineData("mapping", "{}")]
    [InlineData("mapping", "null")]
    [InlineData("mapping", """{"header_row": 1, "fields": ["name"]}""")]
    [InlineData("mapping", """{"header_row": -1, "fields": ["cpf"]}""")]
    [InlineData("mapping", """{"header_row": 1, "fields": ["cpf", "shoe_size"]}""")]
    [InlineData("mapping", """{"header_row": 1, "fields": [1, 2]}""")]
    [InlineData("layout", "inetconsig_long")]
    [InlineData("layout", "inetconsig")]
    [InlineData("dry_run", "perhaps")]
    [InlineData("again", "perhaps")]
    public async Task A_field_with_a_bad_value_is_named_wherever_it_stands_and_nothing_is_kept(string field, string value)
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        var list = "CPF;Nome\n90000000175;ANA EXEMPLO\n"u8.ToArray();

        (await admin.UploadAsync((field, Encoding.UTF8.GetBytes(value)), ("file", list))).IsInvalid(field);
        (await admin.UploadAsync(("file", list), (field, Encoding.UTF8.GetBytes(value)))).IsInvalid(field);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(list), "file", "lista.csv" } };
        (await admin.CallAsync(HttpMethod.Post, $"/api/imports?{field}={Uri.EscapeDataString(value)}", form)).IsInvalid(field);

        Assert.Equal(0, (await admin.ReadAsync("/api/imports"))["total"].GetInt32());
    }

    [Fact]
    public async Task A_bank_with_an_endless_name_is_refused()
    {
        await using var desk = await ApiDesk.StartAsync();

        (await (await desk.AsAsync(UserRole.Admin)).UploadAsync(("entity", Encoding.UTF8.GetBytes(new string('B', 201))), ("file", Samples.Bytes(Samples.Report)))).IsInvalid("entity");
    }

    [Fact]
    public async Task A_form_without_a_file_is_422_and_what_is_no_whole_form_is_400()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        (await admin.UploadAsync(("dry_run", "true"u8.ToArray()))).IsInvalid("file");
        (await admin.PostAsync("/api/imports", new { file = "x" })).IsProblem(HttpStatusCode.BadRequest);
        (await admin.PostAsync("/api/imports")).IsProblem(HttpStatusCode.BadRequest);
        foreach (var body in new[] { "", "no form at all", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nCPF;Nome\n" })
        {
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
            (await admin.CallAsync(HttpMethod.Post, "/api/imports", content)).IsProblem(HttpStatusCode.BadRequest);
        }

        await using var db = desk.App.Db();
        Assert.False(await db.Imports.AnyAsync(TestDesk.Cancel));
    }

    [Theory]
    [InlineData("pt-BR", "As páginas não são do mesmo relatório. A linha 20 traz outro banco ou outro mês. Separe os relatórios e importe um de cada vez.")]
    [InlineData("en-US", "The pages are not of one report. Line 20 names another bank or month. Separate the reports and import one at a time.")]
    public async Task A_refusal_says_what_is_wrong_where_and_what_to_do_in_the_callers_language(string language, string words)
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        admin.DefaultRequestHeaders.Add("Cookie", $".AspNetCore.Culture=c={language}|uic={language}");
        var report = Encoding.Latin1.GetString(Samples.Bytes(Samples.Report));
        var second = report.LastIndexOf("ncia: 07/2025", StringComparison.Ordinal) + 6;
        var refused = await admin.UploadAsync(("file", Encoding.Latin1.GetBytes(report.Remove(second, 7).Insert(second, "08/2025"))));

        refused.IsInvalid("file");
        Assert.Equal(("pages_disagree", "20"), (refused["reason"].GetString(), refused["where"].GetString()));
        Assert.Equal(words, refused["errors"].GetProperty("file")[0].GetString());
    }
}
