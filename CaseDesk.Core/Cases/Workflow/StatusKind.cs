using CaseDesk.Core.Cases.Assignments;

namespace CaseDesk.Core.Cases.Workflow;

/// <summary>What a status means for who may hold the case (domain.md 3).</summary>
public enum StatusKind
{
    /// <summary>In the queue, for anyone entitled.</summary>
    Free,

    /// <summary>Nobody's until its date.</summary>
    Waiting,

    /// <summary>Somebody holds it.</summary>
    Holding,

    /// <summary>On a stage's work list; nobody holds it.</summary>
    Desk,

    /// <summary>Over.</summary>
    Terminal,
}
