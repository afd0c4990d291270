namespace CaseDesk.Core.Imports.Intake;

/// <summary>What was loaded in one month in São Paulo.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="WithCase">Good rows whose client has a case by them, created or refreshed.</param>
public sealed record ImportMonth(DateOnly Month, int Imports, int Failed, long Rows, long Rejected, long WithCase, double RowsPerSecond)
{
    /// <summary>Of all rows, from 0 to 1.</summary>
    public double ErrorRate => Rows == 0 ? 0 : (double)Rejected / Rows;

    /// <summary>Good rows that led to a case, of all good rows.</summary>
    public double CaseShare => Rows == Rejected ? 0 : (double)WithCase / (Rows - Rejected);
}
