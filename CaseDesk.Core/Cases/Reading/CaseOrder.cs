namespace CaseDesk.Core.Cases.Reading;

/// <summary>In which order cases are listed. Ties are broken by id, so a page never repeats what another showed.</summary>
public enum CaseOrder
{
    /// <summary>The next-case rule: who has waited longest in the queue comes first.</summary>
    Queue,
    OldestFirst,
    NewestFirst,
    EndingSoonest,
    FewestLoans,
    MostLoans,
}
