using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using ExcelDataReader;

namespace CaseDesk.Tests.Endpoints;

/// <summary>Imports (api.md, "Imports"): what is answered when all is well, and who may ask.</summary>
public sealed class ImportApiTests
{
    private const string Mixed = "CPF;Nome;Observacao\n90000000175;ANA EXEMPLO;\n90000000176;=1+1;a\n;SEM CPF;\n90000000175;ANA EXEMPLO;\n90000000256;;x\n";

    private static byte[] Report => Samples.Bytes(Samples.Report);

    [Theory, BothDatabases]
    public async Task A_report_is_taken_at_once_and_runs_to_its_end_read_literally_as_the_API_promises(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = await desk.AsAsync(UserRole.Admin);

        var taken = (await admin.UploadAsync(("file", Report))).Is(HttpStatusCode.Accepted);
        Assert.Equal("""{"id":1,"status":"inspected"}""", taken.Text);
        Assert.Equal("/api/imports/1", taken.Location?.OriginalString);
        var read = await desk.EndOfAsync(admin, 1);

        var lines = Encoding.Latin1.GetString(Report).TrimEnd('\n').Split('\n').Length;
        var expected = $$$"""
            {"id":1,"status":"completed","file_name":"lista.txt","sha256":"{{{Convert.ToHexStringLower(SHA256.HashData(Report))}}}","layout":"inetconsig","encoding":"windows-1252","entity":"BANCO EXEMPLO S.A","reference":"07/2025","created_by":"Admin de Teste","created_at":"2025-08-04T12:00:00Z","finished_at":"2025-08-04T12:00:00Z","progress":{"done":8,"total":8,"rows_per_second":null},"counts":{"lines":{{{lines}}},"rows":8,"created":8,"updated":0,"unchanged":0,"duplicate":0,"rejected":0,"other_lines":{{{lines - 8}}},"clients_created":6,"clients_updated":0,"enrollments_created":7,"payroll_lines_created":8,"cases_created":6,"cases_refreshed":0,"cases_resumed":0,"cases_withheld":0},"control_totals":{"present":true,"reconciled":true,"differences":[]},"error":null}
            """;
        Assert.Equal(expected, read.Text);
        Assert.Equal($$"""{"items":[{{expected}}],"total":1,"page":1,"page_size":20}""", (await admin.ReadAsync("/api/imports")).Is(HttpStatusCode.OK).Text);
    }

    [Theory, BothDatabases]
    public async Task A_dry_run_stops_when_it_is_checked_and_runs_when_told_and_only_once(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var sofia = await desk.AsAsync(UserRole.Supervisor);

        (await sofia.UploadAsync(("dry_run", "true"u8.ToArray()), ("file", Report))).Is(HttpStatusCode.Accepted);
        var @checked = await desk.EndOfAsync(sofia, 1);
        Assert.Equal(("checked", 8, 8, 6), (@checked["status"].GetString(), Count(@checked, "rows"), Count(@checked, "created"), Count(@checked, "clients_created")));
        Assert.Equal(0, (await sofia.ReadAsync("/api/cases"))["total"].GetInt32());

        Assert.Equal("""{"id":1,"status":"queued"}""", (await sofia.PostAsync("/api/imports/1/run")).Is(HttpStatusCode.Accepted).Text);
        var done = await desk.EndOfAsync(sofia, 1);
        Assert.Equal(("completed", 8, 6), (done["status"].GetString(), Count(done, "created"), Count(done, "cases_created")));
        Assert.Equal("completed", (await sofia.PostAsync("/api/imports/1/run")).IsConflict("status")["import_status"].GetString());
    }

    [Theory, BothDatabases]
    public async Task The_same_content_again_is_answered_with_its_import_unless_it_is_wanted(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = await desk.AsAsync(UserRole.Admin);
        await admin.UploadAsync(("file", Report));
        await desk.EndOfAsync(admin, 1);

        Assert.Equal("""{"id":1,"status":"completed","already_imported":true}""", (await admin.UploadAsync(("file", Report))).Is(HttpStatusCode.OK).Text);
        (await admin.UploadAsync(("file", Report), ("again", "true"u8.ToArray()))).Is(HttpStatusCode.Accepted);
        var again = await desk.EndOfAsync(admin, 2);
        Assert.Equal((0, 8), (Count(again, "created"), Count(again, "unchanged")));
    }

    [Theory, BothDatabases]
    public async Task Fields_count_in_the_address_before_the_file_and_behind_it(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = await desk.AsAsync(UserRole.Admin);
        var list = "documento X;quem;parcela\n90000000175;ANA EXEMPLO;10,00\n"u8.ToArray();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("BANCO ESCOLHIDO"), "entity" },
            { new ByteArrayContent(list), "file", "relatório.csv" },
            { new StringContent("""{"header_row": 1, "fields": ["cpf", "name", "amount"]}"""), "mapping" },
            { new StringContent("true"), "dry_run" },
        };

        (await admin.CallAsync(HttpMethod.Post, "/api/imports?reference=07/2025&layout=spreadsheet", form)).Is(HttpStatusCode.Accepted);
        var @checked = await desk.EndOfAsync(admin, 1);
        Assert.Equal(("checked", "relatório.csv"), (@checked["status"].GetString(), @checked["file_name"].GetString()));
        await admin.PostAsync("/api/imports/1/run");
        var done = await desk.EndOfAsync(admin, 1);

        Assert.Equal(("spreadsheet", "utf-8", "BANCO ESCOLHIDO", "07/2025"),
            (done["layout"].GetString(), done["encoding"].GetString(), done["entity"].GetString(), done["reference"].GetString()));
        Assert.Equal((1, 1), (Count(done, "created"), Count(done, "payroll_lines_created")));
        Assert.Equal("BANCO ESCOLHIDO", (await admin.ReadAsync("/api/cases"))["items"][0].GetProperty("entity").GetString());
    }

    [Theory, BothDatabases]
    public async Task Rows_are_listed_by_outcome_in_pages_with_the_client_and_case_they_became(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = await desk.AsAsync(UserRole.Admin);
        await admin.UploadAsync(("file", Encoding.UTF8.GetBytes(Mixed)));
        var import = await desk.EndOfAsync(admin, 1);

        Assert.Equal(("completed_with_problems", 1, 1, 3, 1), (import["status"].GetString(), Count(import, "created"), Count(import, "duplicate"), Count(import, "rejected"), Count(import, "other_lines")));
        Assert.Equal("""
            {"items":[{"line":2,"outcome":"created","reason":null,"raw":"90000000175\tANA EXEMPLO\t","client_id":1,"case_id":1}],"total":1,"page":1,"page_size":20}
            """, (await admin.ReadAsync("/api/imports/1/rows?outcome=created")).Is(HttpStatusCode.OK).Text);
        Assert.Equal([(3, "bad_cpf"), (4, "missing_cpf"), (6, "missing_name")], Rows(await admin.ReadAsync("/api/imports/1/rows?outcome=rejected")));
        Assert.Equal([(5, null)], Rows(await admin.ReadAsync("/api/imports/1/rows?outcome=duplicate")));
        Assert.Empty(Rows(await admin.ReadAsync("/api/imports/1/rows?outcome=updated")));
        var second = await admin.ReadAsync("/api/imports/1/rows?page=2&page_size=2");
        Assert.Equal([4, 5], Rows(second).Select(row => row.Line));
        Assert.Equal(5, second["total"].GetInt32());
        (await admin.ReadAsync("/api/imports/1/rows?outcome=lost")).IsInvalid("outcome");
    }

    [Theory, BothDatabases]
    public async Task The_workbook_of_rejected_rows_says_line_and_reason_in_words_and_runs_no_formula(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = await desk.AsAsync(UserRole.Admin);
        await admin.UploadAsync(("file", Encoding.UTF8.GetBytes(Mixed)));
        await desk.EndOfAsync(admin, 1);

        using var answer = await admin.GetAsync("/api/imports/1/rejected.xlsx", TestDesk.Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rejeitadas-1.xlsx"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestDesk.Cancel);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        Assert.Equal(["Linha|Motivo|CPF|Nome|Observacao", "3|CPF inválido|90000000176|'=1+1|a", "4|CPF em branco, ou erro de fórmula||SEM CPF|", "6|nome em branco|90000000256||x"], rows);
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var sheet in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var xml = new StreamReader(await sheet.OpenAsync(TestDesk.Cancel));
            Assert.DoesNotMatch("<(x:)?f[ >]", await xml.ReadToEndAsync(TestDesk.Cancel));
        }
    }

    [Fact]
    public async Task Attendants_calculators_and_closers_may_neither_load_nor_look()
    {
        await using var desk = await ApiDesk.StartAsync();
        await (await desk.AsAsync(UserRole.Admin)).UploadAsync(("file", Report));
        await desk.EndOfAsync(await desk.AsAsync(UserRole.Admin), 1);

        foreach (var role in new[] { UserRole.Attendant, UserRole.Calculator, UserRole.Closer })
        {
            var script = await desk.AsAsync(role);
            (await script.UploadAsync(("file", Report))).IsProblem(HttpStatusCode.Forbidden);
            (await script.PostAsync("/api/imports/1/run")).IsProblem(HttpStatusCode.Forbidden);
            foreach (var path in new[] { "/api/imports", "/api/imports/1", "/api/imports/1/rows", "/api/imports/1/rejected.xlsx", "/api/imports/9" })
            {
                (await script.ReadAsync(path)).IsProblem(HttpStatusCode.Forbidden);
            }
        }
    }

    [Theory, InlineData("new_list"), InlineData("registration_update"), InlineData("suppression")]
    public async Task A_workbook_to_fill_in_can_be_had_for_each_kind_of_list(string kind)
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        using var answer = await admin.GetAsync($"/api/imports/templates/{kind}.xlsx", TestDesk.Cancel);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestDesk.Cancel);

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        using var workbook = new MemoryStream();
        await stream.CopyToAsync(workbook, TestDesk.Cancel);
        workbook.Position = 0;
        using var reader = ExcelDataReader.ExcelReaderFactory.CreateReader(workbook);
        Assert.True(reader.Read());
        Assert.Equal("CPF", reader.GetString(0));
        (await admin.ReadAsync("/api/imports/templates/other.xlsx")).IsProblem(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task Pause_cancel_and_undo_are_202_where_the_import_stands_and_409_elsewhere(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (admin, ana) = (await desk.AsAsync(UserRole.Admin), await desk.AsAsync(UserRole.Attendant));
        (await admin.UploadAsync(("dry_run", "true"u8.ToArray()), ("file", Report))).Is(HttpStatusCode.Accepted);
        await desk.EndOfAsync(admin, 1);

        Assert.Equal("checked", (await admin.PostAsync("/api/imports/1/pause")).IsConflict("status")["import_status"].GetString());
        (await admin.PostAsync("/api/imports/1/undo")).IsConflict("status");
        (await ana.PostAsync("/api/imports/1/cancel")).IsProblem(HttpStatusCode.Forbidden);
        Assert.Equal("cancelled", (await admin.PostAsync("/api/imports/1/cancel")).Is(HttpStatusCode.Accepted)["status"].GetString());
        (await admin.PostAsync("/api/imports/1/cancel")).IsConflict("status");
        (await admin.UploadAsync(("file", Report))).Is(HttpStatusCode.Accepted);
        await desk.EndOfAsync(admin, 2);
        (await admin.PostAsync("/api/imports/2/undo")).Is(HttpStatusCode.Accepted);
        Assert.Equal("undone", (await desk.EndOfAsync(admin, 2))["status"].GetString());
        Assert.Equal(0, (await admin.ReadAsync("/api/cases"))["total"].GetInt32());
    }

    [Fact]
    public async Task An_import_that_is_not_there_is_404_on_every_route()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        foreach (var path in new[] { "/api/imports/9", "/api/imports/9/rows", "/api/imports/9/rejected.xlsx" })
        {
            (await admin.ReadAsync(path)).IsProblem(HttpStatusCode.NotFound);
        }

        foreach (var word in new[] { "run", "pause", "cancel", "undo" })
        {
            (await admin.PostAsync($"/api/imports/9/{word}")).IsProblem(HttpStatusCode.NotFound);
        }
    }

    private static int Count(ApiAnswer import, string name) => import["counts"].GetProperty(name).GetInt32();

    private static List<(int Line, string? Reason)> Rows(ApiAnswer answer) =>
        [.. answer.Is(HttpStatusCode.OK)["items"].EnumerateArray().Select(row => (row.GetProperty("line").GetInt32(), row.GetProperty("reason").GetString()))];
}
