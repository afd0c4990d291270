using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Tests.Endpoints;

/// <summary>What an upload leaves: one import, its name, and one file.</summary>
public sealed class UploadNameTests
{
    private static readonly byte[] List = Encoding.UTF8.GetBytes($"CPF;Nome\n{InventedCpf.Number(1)};ANA EXEMPLO\n");

    [Theory, BothDatabases]
    public async Task Uploads_of_one_file_at_once_are_one_import(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = await desk.AsAsync(UserRole.Admin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => admin.UploadAsync(("file", List))));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Accepted], answers.Select(answer => answer.Status).Order());
        Assert.Single(answers.Select(answer => answer["id"].GetInt64()).Distinct());
        Assert.All(answers.Where(answer => answer.Status == HttpStatusCode.OK), answer => Assert.True(answer["already_imported"].GetBoolean()));
        await using var db = desk.App.Db();
        Assert.Equal(1, await db.Imports.CountAsync(TestDesk.Cancel));
        Assert.Single(StoredFiles(desk));
    }

    [Theory]
    [InlineData("a;\\\"b\\\".csv", "a;\"b\".csv"), InlineData("a;%22b%22.csv", "a;\"b\".csv"), InlineData("lista.csv", "lista.csv"), InlineData("x/y/lista.csv", "lista.csv")]
    public async Task A_file_keeps_its_name(string sent, string kept)
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        var id = (await SendAsync(admin, $"form-data; name=\"file\"; filename=\"{sent}\"")).Is(HttpStatusCode.Accepted)["id"];

        Assert.Equal(kept, (await admin.ReadAsync($"/api/imports/{id}"))["file_name"].GetString());
    }

    [Fact]
    public async Task A_name_of_more_than_255_characters_is_refused_and_nothing_is_kept()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);

        (await SendAsync(admin, $"form-data; name=\"file\"; filename=\"{new string('n', 256)}\"")).IsInvalid("file");
        (await admin.UploadAsync(("dry_run", "perhaps"u8.ToArray()), ("file", List))).IsInvalid("dry_run");

        Assert.Empty(StoredFiles(desk));
    }

    private static IEnumerable<string> StoredFiles(ApiDesk desk)
    {
        var folder = Path.GetDirectoryName(desk.Get<CaseDesk.Core.Storage.IFileStore>().PathOf("x"))!;
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];
    }

    private static Task<ApiAnswer> SendAsync(HttpClient script, string disposition)
    {
        var form = new ByteArrayContent([.. Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: {disposition}\r\n\r\n"), .. List, .. "\r\n--x--\r\n"u8]);
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return script.CallAsync(HttpMethod.Post, "/api/imports", form);
    }
}
