using CaseDesk.Core.Storage;
using CaseDesk.Core.Texts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CaseDesk.Web.Endpoints;

/// <summary>A form with a file, read to its end; fields of the address count as if they stood in it. The file goes where it stays.</summary>
internal sealed class UploadedForm
{
    /// <summary>Form fields are small; anything longer is no form field.</summary>
    private const int LongestField = 64 * 1024;

    private readonly Dictionary<string, string> _fields;

    private UploadedForm(IQueryCollection query) =>
        _fields = query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Null when the form has none.</summary>
    public StoredFile? File { get; private set; }
    public string FileName { get; private set; } = "";
    public bool IsTooLarge { get; private set; }

    /// <summary>The first field whose text is not taken.</summary>
    public string? BadField { get; private set; }

    /// <summary>Null for a field that is not there or empty.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Null for a value that is neither yes nor no.</summary>
    public bool? Flag(string name) => this[name] switch
    {
        "true" or "True" or "1" or "on" => true,
        null or "false" or "False" or "0" or "off" => false,
        _ => null,
    };

    /// <param name="request">A multipart request.</param>
    /// <param name="boundary">What parts its parts.</param>
    /// <param name="store">Where the file goes on its way in; null when it is too large, and then the rest is not read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidDataException">It is no form, or it is cut short.</exception>
    /// <param name="discard">What becomes of a stored file when the form turns out not to be whole.</param>
    public static async Task<UploadedForm> ReadAsync(
        HttpRequest request, string boundary, Func<Stream, CancellationToken, Task<StoredFile?>> store, Action<StoredFile> discard,
        CancellationToken cancellationToken)
    {
        var form = new UploadedForm(request.Query);
        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            while (!form.IsTooLarge && await FromCallerAsync(() => parts.ReadNextSectionAsync(cancellationToken)) is { } part)
            {
                await form.TakeAsync(part, store, cancellationToken);
            }

            return form;
        }
        catch when (form.File is not null)
        {
            discard(form.File);
            throw;
        }
    }

    /// <summary>A request that ends early is the caller's fault, unlike a disk that cannot be written.</summary>
    public static async Task<T> FromCallerAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form is cut short.", error);
        }
    }

    private async Task TakeAsync(MultipartSection part, Func<Stream, CancellationToken, Task<StoredFile?>> store, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
        {
            return;
        }

        if (!disposition.IsFileDisposition())
        {
            using var reader = new StreamReader(part.Body);
            var buffer = new char[LongestField];
            var read = await FromCallerAsync(() => reader.ReadBlockAsync(buffer, cancellationToken).AsTask());
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            _fields[name] = new string(buffer, 0, read);
            BadField ??= IncomingText.IsWriting(_fields[name]) ? null : name;
        }
        else if (File is null)
        {
            FileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value! : Unescaped(HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "");
            BadField ??= IncomingText.Fits(FileName, TextBounds.FileName) ? null : HeaderUtilities.RemoveQuotes(disposition.Name).Value;
            File = await store(new CallersStream(part.Body), cancellationToken);
            IsTooLarge = File is null;
        }
    }

    /// <summary>A quotation mark in a name arrives as <c>\"</c> from tools and as <c>%22</c> from browsers.</summary>
    private static string Unescaped(string name) =>
        name.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("%22", "\"", StringComparison.Ordinal);
}
