using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports;

/// <summary>A parsed row with what the check found out about it.</summary>
internal readonly record struct CheckedRow(ParsedRow Row, string Outcome, string? Reason, bool IsFirstOfClient, long? EntityId);
