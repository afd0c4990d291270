using System.Text.Json;

namespace CaseDesk.Web.Endpoints;

/// <summary>A text of a request that is not taken; the serialiser adds which field it is.</summary>
public sealed class TextRefusedException(string message) : JsonException(message);
