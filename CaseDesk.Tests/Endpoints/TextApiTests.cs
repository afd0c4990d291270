using System.Net;
using System.Text;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Endpoints;

/// <summary>Texts of whatever length, label and content: taken, or refused by the name of their field.</summary>
public sealed class TextApiTests
{
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("ana", 2000));

    [Theory, BothDatabases]
    public async Task A_search_of_thousands_of_words_is_422_and_the_server_lives(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var (ana, caseId) = (await desk.AsAsync(UserRole.Attendant), await desk.CaseAsync());

        (await ana.PostAsync("/api/cases/next", new { q = Words })).IsInvalid("q");
        (await ana.ReadAsync($"/api/cases?q={Words[..6800].Replace(' ', '+')}")).IsInvalid("q");
        (await ana.ReadAsync($"/api/clients?q={Words[..6800].Replace(' ', '+')}")).IsInvalid("q");
        (await ana.ReadAsync($"/api/cases?q={string.Join('+', Enumerable.Repeat("ana", 17))}")).IsInvalid("q");
        (await ana.ReadAsync($"/api/clients?q={new string('a', 201)}")).IsInvalid("q");
        (await ana.ReadAsync("/api/clients?q=12")).IsInvalid("q");
        (await ana.PostAsync("/api/cases/next", new { entity = new string('a', 201) })).IsInvalid("entity");
        (await ana.ReadAsync($"/api/cases?entity={new string('a', 201)}")).IsInvalid("entity");
        (await ana.ReadAsync($"/api/clients?bank={new string('a', 201)}")).IsInvalid("bank");
        (await ana.ReadAsync($"/api/cases?{string.Join('&', Enumerable.Repeat("status=disponivel", 400))}")).Is(HttpStatusCode.OK);

        Assert.Equal(caseId, (await ana.PostAsync("/api/cases/next", new { q = "ana exemplo" })).Is(HttpStatusCode.OK)["case_id"].GetInt64());
    }

    [Theory, BothDatabases]
    public async Task A_text_with_NUL_or_what_is_no_character_is_422_wherever_it_comes_in(DatabaseProvider provider)
    {
        await using var desk = await ApiDesk.StartAsync(provider);
        var admin = await desk.AsAsync(UserRole.Admin);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Admin));

        foreach (var bad in new[] { @"a\u0000b", @"\u001a", @"\u007f", @"\ufffe", @"\uffff", @"\ud800", @"\udc00x" })
        {
            (await admin.PostAsync($"/api/cases/{caseId}/notes", $$"""{"text":"{{bad}}"}""")).IsInvalid("text");
            (await admin.PostAsync($"/api/cases/{caseId}/release", $$"""{"reason":"{{bad}}"}""")).IsInvalid("reason");
            (await admin.PatchAsync($"/api/cases/{caseId}/assignee", $$"""{"user_id":"{{bad}}"}""")).IsInvalid("user_id");
            (await admin.PostAsync($"/api/cases/{caseId}/override", $$"""{"status":"disponivel","user_id":"{{bad}}","reason":"x"}""")).IsInvalid("user_id");
            (await admin.PostAsync("/api/cases/next", $$"""{"q":"{{bad}}"}""")).IsInvalid("q");
            (await desk.Nobody.PostAsync("/api/auth/login", $$"""{"email":"{{bad}}@example.test","password":"x"}""")).IsInvalid("email");
        }

        foreach (var (path, name) in new[]
        {
            ("/api/cases?q=ana%00b", "q"), ("/api/cases?entity=%00", "entity"), ("/api/clients?bank=a%1a", "bank"), ("/api/clients?q=%EF%BF%BE", "q"),
            ("/api/imports/1/rows?outcome=%00", "outcome"), ("/api/cases?status=%00", "status"),
        })
        {
            (await admin.ReadAsync(path)).IsInvalid(name);
        }

        foreach (var field in new[] { "entity", "layout", "reference", "mapping" })
        {
            (await admin.UploadAsync(("file", "CPF;Nome\n"u8.ToArray()), (field, "a\0b"u8.ToArray()))).IsInvalid(field);
        }

        (await admin.PostAsync($"/api/cases/{caseId}/notes", new { text = "duas\nlinhas\te um tab 😀" })).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Texts_have_their_bounds()
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Admin));

        (await admin.PostAsync($"/api/cases/{caseId}/notes", new { text = new string('n', 10_000) })).Is(HttpStatusCode.Created);
        (await admin.PostAsync($"/api/cases/{caseId}/notes", new { text = new string('n', 10_001) })).IsInvalid("text");
        (await admin.PostAsync($"/api/cases/{caseId}/release", new { reason = new string('r', 501) })).IsInvalid("reason");
        (await admin.PostAsync($"/api/cases/{caseId}/release", new { reason = new string('r', 500) })).Is(HttpStatusCode.OK);
        (await desk.Nobody.PostAsync("/api/auth/login", new { email = new string('e', 255), password = "x" })).IsInvalid("email");
        (await admin.UploadAsync(("file", "CPF;Nome\n"u8.ToArray()), ("entity", Encoding.UTF8.GetBytes(new string('b', 201))))).IsInvalid("entity");
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\""), InlineData("application/json;charset=utf8"), InlineData("application/json; charset=windows-1252")]
    [InlineData("application/json; charset=utf-16; x=\"y;z\""), InlineData("APPLICATION/JSON"), InlineData("application/json;")]
    public async Task JSON_is_UTF_8_whatever_the_parameters_of_its_type(string type)
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Admin));

        var note = (await admin.CallAsync(HttpMethod.Post, $"/api/cases/{caseId}/notes", Content("{\"text\":\"olá\"}"u8.ToArray(), type))).Is(HttpStatusCode.Created);
        Assert.Equal("olá", note["text"].GetString());
        (await admin.CallAsync(HttpMethod.Post, $"/api/cases/{caseId}/notes", Content(Encoding.Latin1.GetBytes("{\"text\":\"olá\"}"), type)))
            .IsProblem(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded"), InlineData("application/json"), InlineData("text/plain"), InlineData(null)]
    public async Task A_body_of_no_length_is_no_body_whatever_its_type(string? type)
    {
        await using var desk = await ApiDesk.StartAsync();
        var admin = await desk.AsAsync(UserRole.Admin);
        foreach (var chunked in new[] { false, true })
        {
            foreach (var act in new[] { "release", "send-to-calculator" })
            {
                var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Admin));
                (await SendAsync($"/api/cases/{caseId}/{act}", chunked)).Is(HttpStatusCode.OK);
            }

            (await SendAsync("/api/cases/next", chunked)).Is(HttpStatusCode.OK);
            (await SendAsync("/api/cases", chunked)).IsProblem(HttpStatusCode.BadRequest);
        }

        Task<ApiAnswer> SendAsync(string path, bool chunked)
        {
            HttpContent content = chunked ? new StreamContent(new Unsized()) : new ByteArrayContent([]);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return admin.CallAsync(HttpMethod.Post, path, content);
        }
    }

    private static ByteArrayContent Content(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    /// <summary>Nothing, of a length that nobody knows before.</summary>
    private sealed class Unsized : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
