namespace CaseDesk.Core.Imports.Undoing;

/// <summary>What an undo would take back and put back, and whom it would spare and why, as things stand.</summary>
/// <param name="Clients">People that the import brought and that would go.</param>
/// <param name="Cases">Cases that would go.</param>
/// <param name="Lines">Loan lines that would go.</param>
/// <param name="Restored">Rows whose overwritten values would be put back; clients that go altogether are not counted.</param>
/// <param name="Spared">Reasons with how many people, the most frequent first.</param>
/// <param name="SparedPeople">The first of them.</param>
public sealed record UndoPreview(
    int Clients, int Cases, int Lines, int Restored, IReadOnlyList<SparedGroup> Spared, IReadOnlyList<SparedPerson> SparedPeople)
{
    /// <summary>Entries of a suppression list that would go; null for any other list.</summary>
    public int? Suppressions { get; init; }

    public int SparedTotal => Spared.Sum(group => group.Count);
}

/// <summary>People who are spared for the same reason: <c>later_import taken noted acted edited</c>.</summary>
public sealed record SparedGroup(string Why, int Count);

/// <summary>Somebody who is spared.</summary>
public sealed record SparedPerson(long ClientId, string Name, string Why);
