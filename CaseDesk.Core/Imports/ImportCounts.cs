namespace CaseDesk.Core.Imports;

/// <summary>The figures of an import, taken from the database and never from what was read. rows = created + updated + unchanged + duplicate + rejected.</summary>
public sealed record ImportCounts
{
    public int Lines { get; init; }
    public int Rows { get; init; }
    public int Created { get; init; }
    public int Updated { get; init; }
    public int Unchanged { get; init; }
    public int Duplicate { get; init; }
    public int Rejected { get; init; }
    public int OtherLines => Lines - Rows;
    public int ClientsCreated { get; init; }
    public int ClientsUpdated { get; init; }
    public int EnrollmentsCreated { get; init; }
    public int PayrollLinesCreated { get; init; }
    public int CasesCreated { get; init; }
    public int CasesRefreshed { get; init; }
    public int CasesResumed { get; init; }
    public int CasesWithheld { get; init; }

    /// <summary>Rows that a run never came to: it was cancelled, failed, or is still at it.</summary>
    public int NotApplied => Rows - Created - Updated - Unchanged - Duplicate - Rejected;

    /// <summary>Every row is accounted for.</summary>
    public bool AddUp => NotApplied == 0 && Rows <= Lines;
}
