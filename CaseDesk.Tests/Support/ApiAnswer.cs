using System.Net;
using System.Text.Json;

namespace CaseDesk.Tests.Support;

/// <summary>What a call to the API was answered.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string? ContentType, Uri? Location, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public JsonElement this[string name] => Json.GetProperty(name);

    /// <summary>The answer, if it has this status; otherwise the test says what came instead.</summary>
    public ApiAnswer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"{(int)expected} was expected, {(int)Status} came: {Text}");
        return this;
    }

    /// <summary>Problem details of this status, and nothing of the inside of the program.</summary>
    public ApiAnswer IsProblem(HttpStatusCode expected)
    {
        Is(expected);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal((int)expected, this["status"].GetInt32());
        Assert.NotEqual("", this["title"].GetString());
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);
        return this;
    }

    /// <summary>409 for this reason.</summary>
    public ApiAnswer IsConflict(string reason)
    {
        Assert.Equal(reason, IsProblem(HttpStatusCode.Conflict)["reason"].GetString());
        return this;
    }

    /// <summary>422 that names this parameter or field, and no other.</summary>
    public void IsInvalid(string field)
    {
        var named = Assert.Single(IsProblem(HttpStatusCode.UnprocessableEntity)["errors"].EnumerateObject());
        Assert.Equal(field, named.Name);
        Assert.NotEqual("", named.Value[0].GetString());
    }
}
