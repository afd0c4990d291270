using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseDesk.Core.Cases.Timeline;

/// <summary>What an event carries besides its type: stored and sent as JSON, what is unset is left out.</summary>
public sealed record EventData(string? Reason)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whom it was done for, where that is not the one who did it.</summary>
    public string? UserId { get; init; }
    public string? UserName { get; init; }
    public DateTime? Until { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public bool? HadActivity { get; init; }

    /// <summary>Null when there is nothing to say.</summary>
    public string? ToJson()
    {
        var json = JsonSerializer.Serialize(this, Json);
        return json == "{}" ? null : json;
    }

    public static EventData Parse(string? json) =>
        json is null ? new((string?)null) : JsonSerializer.Deserialize<EventData>(json, Json) ?? new((string?)null);
}
