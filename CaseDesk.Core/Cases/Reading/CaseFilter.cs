using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>Which cases a list, its counts or an export is about.</summary>
public sealed record CaseFilter
{
    /// <summary>Effective statuses; empty means any.</summary>
    public IReadOnlyList<CaseStatus> Statuses { get; init; } = [];

    /// <summary>Whether somebody holds it now; null means either.</summary>
    public bool? Assigned { get; init; }

    /// <summary>Only what the asker holds or owns.</summary>
    public bool Mine { get; init; }

    /// <summary>Name, CPF, matrícula, phone or case number, any part.</summary>
    public string? Search { get; init; }

    public long? EntityId { get; init; }

    /// <summary>Any of these banks; null means all.</summary>
    public IReadOnlyList<long>? EntityIds { get; init; }

    public CaseOrder Order { get; init; } = CaseOrder.Queue;

    /// <summary>A search of one or two letters finds half the desk; it is refused rather than run.</summary>
    public bool SearchIsTooShort =>
        Search is { } text && Clients.ClientSearch.Terms(text) is { Count: > 0 } terms
        && terms.All(term => term.Length < Clients.ClientSearch.ShortestTerm && !term.TrimStart('#').All(char.IsAsciiDigit));
}
