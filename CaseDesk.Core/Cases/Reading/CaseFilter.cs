using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;

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

    /// <summary>Cases of whom has a loan at any of these banks, in any month known; null means all. The list of clients has the same rule.</summary>
    public IReadOnlyList<long>? EntityIds { get; init; }

    public CaseOrder Order { get; init; } = CaseOrder.Queue;

    /// <summary>Why the search is refused; the number of a case is never too short.</summary>
    public SearchProblem? SearchProblem => SearchTerms.Read(Search) is { Problem: { } problem } search && !(problem == Clients.SearchProblem.TooShort && search.Number > 0)
        ? problem
        : null;
}
