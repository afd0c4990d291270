using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Reporting;

/// <summary>An import as it is shown: what it is, how far it is, its figures.</summary>
public sealed record ImportItem(
    long Id, string Status, string FileName, string Sha256, long Size, string? Format, string? Encoding, string? Entity, DateOnly? Reference,
    string CreatedBy, DateTime CreatedAt, DateTime? StartedAt, DateTime? FinishedAt, int Done, double? RowsPerSecond, ImportCounts Counts,
    ControlTotals Totals, string? Error, string? ErrorWhere, string Kind, string GoesTo, bool IsUnderWay, UndoFacts? Undo);

/// <summary>That somebody asked for the undo, and when it was done; null while it is under way.</summary>
public sealed record UndoFacts(string ByName, DateTime AskedAt, DateTime? DoneAt);

/// <summary>A row of an import with its outcome, and the client and case that it became part of.</summary>
public sealed record ImportRowItem(int Line, string Outcome, string? Reason, string Raw, string? Name, long? ClientId, long? CaseId);
