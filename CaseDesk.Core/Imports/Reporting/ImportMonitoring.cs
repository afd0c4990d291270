using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Reporting;

/// <summary>Imports over the last twelve months, and what is out of the ordinary about the newest.</summary>
public sealed class ImportMonitoring(IDbContextFactory<CaseDeskDbContext> contexts, ImportReading reading, TimeProvider clock)
{
    private const int Months = 12;
    private const int Newest = 50;

    public async Task<(IReadOnlyList<ImportMonth> Months, IReadOnlyList<ImportAnomaly> Anomalies)> ReadAsync(CancellationToken cancellationToken)
    {
        var today = BusinessTime.DayOf(clock.Now());
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        var from = BusinessTime.StartOf(first);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var imports = await db.Imports.AsNoTracking().Where(import => import.CreatedAt >= from && import.FinishedAt != null)
            .Select(import => new { import.CreatedAt, import.WorkedMilliseconds, import.Status, import.Done, import.Counts }).ToListAsync(cancellationToken);
        var byMonth = imports.ToLookup(import => BusinessTime.DayOf(import.CreatedAt) is var day ? new DateOnly(day.Year, day.Month, 1) : default);
        var months = Enumerable.Range(0, Months).Select(first.AddMonths).Select(month =>
        {
            var some = byMonth[month].ToList();
            var seconds = some.Sum(import => import.WorkedMilliseconds) / 1000.0;
            return new ImportMonth(
                month, some.Count, some.Count(import => import.Status == ImportStatus.Failed), some.Sum(import => (long)import.Counts.Rows),
                some.Sum(import => (long)import.Counts.Rejected),
                some.Sum(import => (long)Math.Min(import.Counts.CasesCreated + import.Counts.CasesRefreshed + import.Counts.CasesResumed, import.Counts.Rows - import.Counts.Rejected)),
                seconds > 0 ? Math.Round(some.Sum(import => import.Done) / seconds) : 0);
        }).ToList();
        return (months, await AnomaliesAsync(cancellationToken));
    }

    private async Task<List<ImportAnomaly>> AnomaliesAsync(CancellationToken cancellationToken)
    {
        var newest = (await reading.ListAsync(1, Newest, cancellationToken)).Items.Where(import => ImportStatus.Finished.Contains(import.Status)).ToList();
        return [.. newest.SelectMany((import, place) => ImportAnomalies.Of(
            import, newest.Skip(place + 1).FirstOrDefault(before => before.Format == import.Format && before.Entity == import.Entity && before.Kind == import.Kind)))];
    }
}
