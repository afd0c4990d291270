using CaseDesk.Core.Imports.Reporting;

namespace CaseDesk.Core.Imports.Checking;

/// <summary>Names what is out of the ordinary about an import, held against the earlier ones of the same source. Pure.</summary>
public static class ImportAnomalies
{
    /// <summary>Of few rows, a rate says nothing.</summary>
    private const int FewestRows = 20;

    /// <param name="import">The one that is looked at.</param>
    /// <param name="before">The newest earlier one of the same bank and format; null when it is the first.</param>
    public static IEnumerable<ImportAnomaly> Of(ImportItem import, ImportItem? before)
    {
        if (import.Counts.Rows < FewestRows || before is null || before.Counts.Rows < FewestRows)
        {
            yield break;
        }

        var (now, then) = (Rate(import.Counts.Rejected, import), Rate(before.Counts.Rejected, before));
        if (now >= 0.02 && now > then * 3)
        {
            yield return new(import.Id, import.FileName, "error_rate", now, then);
        }

        if (import.Counts.Rows < before.Counts.Rows / 2)
        {
            yield return new(import.Id, import.FileName, "fewer_rows", import.Counts.Rows, before.Counts.Rows);
        }

        var (doubled, doubledThen) = (Rate(import.Counts.Duplicate, import), Rate(before.Counts.Duplicate, before));
        if (doubled >= 0.05 && doubled > doubledThen * 3)
        {
            yield return new(import.Id, import.FileName, "duplicates", doubled, doubledThen);
        }
    }

    private static double Rate(int count, ImportItem import) => (double)count / import.Counts.Rows;
}

/// <summary>Something out of the ordinary: <c>error_rate</c> and <c>duplicates</c> are shares from 0 to 1, <c>fewer_rows</c> are rows.</summary>
public sealed record ImportAnomaly(long ImportId, string FileName, string Kind, double Now, double Before);
