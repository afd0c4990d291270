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
        var clients = await ClientsAsync(cancellationToken);
        var changed = await ExtrasApply.RunAsync(db, source, now, cancellationToken);
        var (enrollments, lines) = await PayrollAsync(cancellationToken);
        await sql.RunAsync(ChunkStatements.JudgePersons, cancellationToken);
        await sql.RunAsync(ClientStatements.Index, cancellationToken);
        var cases = await CasesAsync(cancellationToken);
        await sql.RunAsync(ChunkStatements.Report, cancellationToken);
        return cases with { ClientsCreated = clients.Created, ClientsUpdated = clients.Renamed + changed, EnrollmentsCreated = enrollments, LinesCreated = lines };
    }

    private async Task<(int Created, int Renamed)> ClientsAsync(CancellationToken cancellationToken)
    {
        if (updatesOnly)
        {
            await sql.RunAsync(ChunkStatements.RejectUnknown, cancellationToken);
            return (0, 0);
        }

        var created = await sql.RunAsync(ClientStatements.Create, cancellationToken);
        await sql.RunAsync(ClientStatements.FindCreated, cancellationToken);
        await sql.RunAsync(db.Dialect.IsSqlite ? ClientStatements.KeepOverwrittenNames : ForPostgres(ClientStatements.KeepOverwrittenNames), cancellationToken);
        await sql.RunAsync(ClientStatements.RecordNames, cancellationToken);
        return (created, await sql.RunAsync(ClientStatements.LengthenNames, cancellationToken));
    }

    private async Task<(int Enrollments, int Lines)> PayrollAsync(CancellationToken cancellationToken)
    {
        await sql.RunAsync(PayrollStatements.FindEnrollments, cancellationToken);
        await sql.RunAsync(PayrollStatements.UpdateEnrollments, cancellationToken);
        var enrollments = await sql.RunAsync(PayrollStatements.CreateEnrollments, cancellationToken);
        await sql.RunAsync(PayrollStatements.FindEnrollments, cancellationToken);
        await sql.RunAsync(db.Dialect.IsSqlite ? PayrollStatements.Compare : ForPostgres(PayrollStatements.Compare), cancellationToken);
        await sql.RunAsync(PayrollStatements.UpdateLines, cancellationToken);
        var lines = await sql.RunAsync(PayrollStatements.CreateLines, cancellationToken);
        await sql.RunAsync(PayrollStatements.JudgeLines, cancellationToken);
        return (enrollments, lines);
    }

    private async Task<ChunkCounts> CasesAsync(CancellationToken cancellationToken)
    {
        var counts = default(ChunkCounts);
        await sql.RunAsync(CaseStatements.FindOpen, cancellationToken);
        counts = counts with { CasesRefreshed = await EffectsAsync("refreshed", cancellationToken) };
        if (!updatesOnly)
        {
            await sql.RunAsync(CaseStatements.Decide, cancellationToken);
            var created = await sql.RunAsync(CaseStatements.Create, cancellationToken);
            await sql.RunAsync(CaseStatements.FindCreated, cancellationToken);
            await sql.RunAsync(CaseStatements.RecordCreated, cancellationToken);
            await sql.RunAsync(CaseStatements.RecordResumed, cancellationToken);
            var resumed = await sql.RunAsync(CaseStatements.Resume, cancellationToken);
            counts = counts with { CasesCreated = created, CasesResumed = resumed, CasesWithheld = await EffectsAsync("withheld", cancellationToken) };
        }

        await sql.RunAsync(CaseStatements.RecordRefreshed(db.Dialect.IsSqlite), cancellationToken);
        await sql.RunAsync(CaseStatements.RefreshLoans(db.Dialect.IsSqlite), cancellationToken);
        return counts;
    }

    private Task<int> EffectsAsync(string effect, CancellationToken cancellationToken) => sql.CountAsync(
        effect == "refreshed"
            ? """SELECT COUNT(*) FROM "Chunk" WHERE "IsFirstOfClient" AND "CaseEffect" = 'refreshed'"""
            : """SELECT COUNT(*) FROM "Chunk" WHERE "CaseEffect" = 'withheld'""",
        cancellationToken);

    /// <summary>The one function of these statements that the two databases name differently.</summary>
    private static string ForPostgres(string statement) => statement.Replace("json_object(", "json_build_object(", StringComparison.Ordinal);
}
