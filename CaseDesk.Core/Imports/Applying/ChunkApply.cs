using CaseDesk.Core.Cases;
using CaseDesk.Core.Data;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// Applies one range of lines, set by set: clients, enrollments, payroll lines, then cases where the rules allow, then the
/// events, and at last what became of each row. The caller commits it together with the cursor.
/// </summary>
internal sealed class ChunkApply(CaseDeskDbContext db, ChunkSql sql, bool updatesOnly)
{
    public async Task<ChunkCounts> RunAsync(string source, DateTime now, CancellationToken cancellationToken)
    {
        await sql.RunAsync(ChunkStatements.Create, cancellationToken);
        await sql.RunAsync(ChunkStatements.Clear, cancellationToken);
        await sql.RunAsync(ChunkStatements.Fill, cancellationToken);
        var created = await ClientsAsync(cancellationToken);
        await ExtrasApply.RunAsync(db, source, now, cancellationToken);
        var updated = await sql.CountAsync(ClientStatements.CountUpdated, cancellationToken);
        var (enrollments, lines) = await PayrollAsync(cancellationToken);
        await sql.RunAsync(ClientStatements.Index, cancellationToken);
        var cases = await CasesAsync(now, cancellationToken);
        await sql.RunAsync(ChunkStatements.Report, cancellationToken);
        return cases with { ClientsCreated = created, ClientsUpdated = updated, EnrollmentsCreated = enrollments, LinesCreated = lines };
    }

    private async Task<int> ClientsAsync(CancellationToken cancellationToken)
    {
        if (updatesOnly)
        {
            await sql.RunAsync(ChunkStatements.RejectUnknown, cancellationToken);
            return 0;
        }

        var created = await sql.RunAsync(ClientStatements.Create, cancellationToken);
        await sql.RunAsync(ClientStatements.FindCreated, cancellationToken);
        if (!db.Dialect.IsSqlite)
        {
            await sql.RunAsync(ChunkStatements.Analyze, cancellationToken);
        }

        await sql.RunAsync(ClientStatements.CreateBetter, cancellationToken);
        await sql.RunAsync(ClientStatements.ClearBetter, cancellationToken);
        if (await sql.RunAsync(ClientStatements.FindBetter(db.Dialect.IsSqlite), cancellationToken) > 0)
        {
            await sql.RunAsync(ClientStatements.KeepOverwrittenNames(db.Dialect.IsSqlite), cancellationToken);
            await sql.RunAsync(ClientStatements.RecordNames, cancellationToken);
            await sql.RunAsync(ClientStatements.TakeBetterNames, cancellationToken);
        }

        return created;
    }

    private async Task<(int Enrollments, int Lines)> PayrollAsync(CancellationToken cancellationToken)
    {
        await sql.RunAsync(PayrollStatements.FindEnrollments, cancellationToken);
        await sql.RunAsync(PayrollStatements.KeepOverwrittenEnrollments(db.Dialect.IsSqlite), cancellationToken);
        await sql.RunAsync(PayrollStatements.UpdateEnrollments, cancellationToken);
        await sql.RunAsync(PayrollStatements.MarkNewEnrollments, cancellationToken);
        var enrollments = await sql.RunAsync(PayrollStatements.CreateEnrollments, cancellationToken);
        await sql.RunAsync(PayrollStatements.FindCreatedEnrollments, cancellationToken);
        await sql.RunAsync(PayrollStatements.Compare(db.Dialect.IsSqlite), cancellationToken);
        await sql.RunAsync(PayrollStatements.UpdateLines, cancellationToken);
        var lines = await sql.RunAsync(PayrollStatements.CreateLines, cancellationToken);
        return (enrollments, lines);
    }

    private async Task<ChunkCounts> CasesAsync(DateTime now, CancellationToken cancellationToken)
    {
        var counts = default(ChunkCounts);
        await sql.RunAsync(CaseStatements.FindOpen, cancellationToken);
        counts = counts with { CasesRefreshed = await EffectsAsync("refreshed", cancellationToken) };
        if (!updatesOnly)
        {
            await sql.RunAsync(CaseStatements.Decide, cancellationToken);
        }

        await CaseFacts.LookAtRangeAsync(db, cancellationToken);
        if (!updatesOnly)
        {
            var created = await sql.RunAsync(CaseStatements.Create, cancellationToken);
            await sql.RunAsync(CaseStatements.FindCreated, cancellationToken);
            await sql.RunAsync(CaseStatements.RecordCreated, cancellationToken);
            await sql.RunAsync(CaseStatements.RecordResumed, cancellationToken);
            var resumed = await sql.RunAsync(CaseStatements.Resume, cancellationToken);
            counts = counts with { CasesCreated = created, CasesResumed = resumed, CasesWithheld = await EffectsAsync("withheld", cancellationToken) };
        }

        await sql.RunAsync(CaseStatements.RecordRefreshed, cancellationToken);
        await CaseFacts.RefreshRangeAsync(db, now, loansMayBeGone: false, cancellationToken);
        return counts;
    }

    private Task<int> EffectsAsync(string effect, CancellationToken cancellationToken) => sql.CountAsync(
        effect == "refreshed"
            ? """SELECT COUNT(*) FROM "Chunk" WHERE "IsFirstOfClient" AND "CaseEffect" = 'refreshed'"""
            : """SELECT COUNT(*) FROM "Chunk" WHERE "CaseEffect" = 'withheld'""",
        cancellationToken);
}
