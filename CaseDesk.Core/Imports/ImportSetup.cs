using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports;

/// <summary>What a person sets up before a check: what the file is, what was chosen so far, which layouts are there.</summary>
/// <param name="Layouts">All saved layouts, by name.</param>
/// <param name="Fitting">The one whose titles this file has.</param>
/// <param name="Edits">Cells corrected so far.</param>
/// <param name="Unread">Those of them that no check has read yet.</param>
public sealed record ImportSetup(
    ListInspection Inspection, ListChoices Choices, IReadOnlyList<SavedLayout> Layouts, SavedLayout? Fitting, IReadOnlyList<CellEdit> Edits,
    IReadOnlyList<CellEdit> Unread);

/// <summary>A layout as it is offered.</summary>
public sealed record SavedLayout(long Id, string Name, ListChoices Choices);
