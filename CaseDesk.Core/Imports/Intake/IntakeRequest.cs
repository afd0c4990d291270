using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Intake;

/// <summary>A file that somebody brings.</summary>
/// <param name="Content">Read once, to its end or to the limit.</param>
/// <param name="FileName">As the person's machine calls it; only shown, never used as a path.</param>
/// <param name="DeclaredLength">What the sender says it will be; refused unread when that is too much.</param>
/// <param name="Choices">What the file does not say itself.</param>
/// <param name="GoesTo">How far it goes by itself: <c>inspected</c>, <c>checked</c> or <c>completed</c>.</param>
/// <param name="Again">Load it even if the same content came before.</param>
public sealed record IntakeRequest(
    Stream Content, string FileName, long? DeclaredLength, ListChoices Choices, string GoesTo = ImportStatus.Completed, bool Again = false);
