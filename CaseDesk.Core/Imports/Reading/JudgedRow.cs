using CaseDesk.Core.Imports.Parsing;

namespace CaseDesk.Core.Imports.Reading;

/// <summary>A row as it was read, and what the check made of it within its file.</summary>
/// <param name="Read">Names its bank when it is a loan, and none otherwise.</param>
/// <param name="Raw">As it is kept.</param>
/// <param name="Outcome"><see cref="RowOutcome.ToCreate"/> when it is good, else <c>duplicate</c> or <c>rejected</c>.</param>
/// <param name="Reason">Why it is rejected, or how it differs from its first.</param>
/// <param name="IsFirstOfClient">The first good row of its person.</param>
/// <param name="Extras"><see cref="Clients.ClientFacts"/> as JSON.</param>
internal sealed record JudgedRow(ParsedRow Read, string Raw, string Outcome, string? Reason, bool IsFirstOfClient, string? Extras);
