using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>What the child process is asked to read.</summary>
/// <param name="Path">The stored file.</param>
/// <param name="Today">The day in São Paulo, by the parent's clock.</param>
/// <param name="InspectOnly">Only say what the file is.</param>
internal sealed record ListRequest(string Path, DateOnly Today, bool InspectOnly, ListChoices Choices, IReadOnlyList<CellEdit> Edits);
