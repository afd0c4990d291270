using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CaseDesk.Tests.Support;

/// <summary>Calls as a script makes them: a path and, for writes, JSON (a string is sent as it is).</summary>
public static class ApiCalls
{
    public static Task<ApiAnswer> ReadAsync(this HttpClient script, string path) => script.CallAsync(HttpMethod.Get, path, null);

    public static Task<ApiAnswer> PostAsync(this HttpClient script, string path, object? body = null) => script.CallAsync(HttpMethod.Post, path, Content(body));

    public static Task<ApiAnswer> PatchAsync(this HttpClient script, string path, object? body) => script.CallAsync(HttpMethod.Patch, path, Content(body));

    /// <summary>A form whose parts come in the order given.</summary>
    public static Task<ApiAnswer> UploadAsync(this HttpClient script, params (string Name, byte[] Content)[] parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in parts)
        {
            if (name == "file")
            {
                form.Add(new ByteArrayContent(content), name, "lista.txt");
            }
            else
            {
                form.Add(new ByteArrayContent(content), name);
            }
        }

        return script.CallAsync(HttpMethod.Post, "/api/imports", form);
    }

    public static async Task<ApiAnswer> CallAsync(this HttpClient script, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await script.SendAsync(request, TestDesk.Cancel);
        return new(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.Location,
            await response.Content.ReadAsStringAsync(TestDesk.Cancel));
    }

    private static StringContent? Content(object? body) =>
        body is null ? null : new(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
