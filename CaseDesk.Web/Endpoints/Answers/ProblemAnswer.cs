namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>Why a call was not answered (RFC 9457), as the description of the API shows it; <see cref="Problems"/> writes it.</summary>
/// <param name="Errors">With 422: what is wrong, by the name of the parameter or field.</param>
/// <param name="Reason">With 409: what about the state does not allow it. With 422 of a file: why it is refused.</param>
/// <param name="Where">With 422 of a file: the place in it.</param>
/// <param name="Holder">Who holds the case.</param>
internal sealed record ProblemAnswer(
    string Title, int Status, string? Type = null, string? TraceId = null, Dictionary<string, string[]>? Errors = null, string? Reason = null,
    string? Where = null, string? Holder = null, long? CaseId = null, string? CaseStatus = null, string? ImportStatus = null,
    DateTime? AssignmentExpiresAt = null, DateTime? SuppressedUntil = null, int? Limit = null);
