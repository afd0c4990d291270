using Microsoft.AspNetCore.Http.Features;

namespace CaseDesk.Web.Endpoints;

/// <summary>Bodies of calls to the API: an empty one is none, and JSON is UTF-8, whatever the content type says of either.</summary>
internal static class ApiBody
{
    private const string Json = "application/json";

    /// <summary>Before routing, which would judge by the content type.</summary>
    public static async Task ReadHeadAsync(HttpContext context)
    {
        var request = context.Request;
        var type = request.ContentType?.Split(';')[0].Trim() ?? "";
        if (request.ContentLength == 0 || (request.ContentLength is null && !type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && await IsEmptyAsync(context)))
        {
            request.ContentType = null;
            context.Features.Set<IHttpRequestBodyDetectionFeature>(NoBody.Instance);
        }
        else if (type.Equals(Json, StringComparison.OrdinalIgnoreCase))
        {
            request.ContentType = Json;
        }
    }

    /// <summary>A body of unknown length that ends at once. Looks without taking.</summary>
    private static async Task<bool> IsEmptyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return false;
        }

        var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
        var isEmpty = read.IsCompleted && read.Buffer.IsEmpty;
        context.Request.BodyReader.AdvanceTo(read.Buffer.Start);
        return isEmpty;
    }

    private sealed class NoBody : IHttpRequestBodyDetectionFeature
    {
        public static readonly NoBody Instance = new();

        public bool CanHaveBody => false;
    }
}
