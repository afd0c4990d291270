using System.Globalization;
using System.Text.Json;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Applying;

/// <summary>
/// A range of a suppression list: an entry for each CPF and phone a row names, found again by CPF, phone and source. The check
/// judges rows by the same code and saves nothing.
/// </summary>
internal static class SuppressionApply
{
    private const string JudgedSqlite = """
        SELECT CAST(value ->> 'Line' AS integer) AS "Line", value ->> 'Outcome' AS "Outcome", value ->> 'Overwritten' AS "Overwritten" FROM json_each(@rows)
        """;

    private const string JudgedPostgres = """
        SELECT * FROM jsonb_to_recordset(CAST(@rows AS jsonb)) AS j("Line" integer, "Outcome" text, "Overwritten" text)
        """;

    /// <summary>Unless it is told to keep what the judgements say, SQLite reads all of them for each row.</summary>
    private static string Report(bool sqlite) => $"""
        WITH o AS MATERIALIZED ({(sqlite ? JudgedSqlite : JudgedPostgres)})
        UPDATE "ImportRows" SET "Outcome" = o."Outcome", "Overwritten" = o."Overwritten",
            "ClientId" = (SELECT c."Id" FROM "Clients" AS c WHERE c."Cpf" = "ImportRows"."Cpf")
        FROM o WHERE "ImportRows"."ImportId" = @import AND "ImportRows"."Line" = o."Line" AND "ImportRows"."Line" > @after AND "ImportRows"."Line" <= @to
        """;

    /// <summary>Judges the planned rows of a range as the apply would; nothing is kept.</summary>
    public static async Task ForeseeAsync(CaseDeskDbContext db, Import import, int from, int to, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(db, import.Id, from, to, cancellationToken);
        var judged = await JudgeAsync(db, import, rows, now, cancellationToken);
        db.ChangeTracker.Clear();
        foreach (var group in judged.GroupBy(row => row.Outcome))
        {
            var (outcome, lines) = (Planned(group.Key), group.Select(row => row.Line).ToList());
            await db.ImportRows.Where(row => row.ImportId == import.Id && lines.Contains(row.Line))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Outcome, outcome), cancellationToken);
        }
    }

    /// <summary>Keeps the entries of a range, says what became of each row, and marks the cases of whom they name.</summary>
    public static async Task RunAsync(CaseDeskDbContext db, Import import, int after, int to, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(db, import.Id, after + 1, to, cancellationToken);
        var judged = await JudgeAsync(db, import, rows, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await db.Database.ExecuteSqlRawAsync(
            Report(db.Dialect.IsSqlite),
            [db.Dialect.Parameter("import", import.Id), db.Dialect.Parameter("after", after), db.Dialect.Parameter("to", to),
                db.Dialect.Parameter("rows", JsonSerializer.Serialize(judged))], cancellationToken);
        await RefreshCasesAsync(db, [.. rows.Select(row => row.Cpf)], [.. rows.SelectMany(row => row.Facts.Phones)], now, cancellationToken);
    }

    /// <summary>Brings the open cases of everybody with one of these CPFs or phones up to date.</summary>
    public static async Task RefreshCasesAsync(
        CaseDeskDbContext db, IReadOnlyCollection<string> numbers, IReadOnlyCollection<string> phones, DateTime now, CancellationToken cancellationToken)
    {
        var byNumber = await db.Clients.Where(client => numbers.Contains(client.Cpf)).Select(client => client.Id).ToListAsync(cancellationToken);
        var byPhone = await db.Phones.Where(phone => phones.Contains(phone.Number)).Select(phone => phone.ClientId).ToListAsync(cancellationToken);
        await CaseFacts.RefreshAsync(db, [.. byNumber.Union(byPhone)], now, cancellationToken);
    }

    private static async Task<List<Judged>> JudgeAsync(CaseDeskDbContext db, Import import, List<ListedRow> rows, DateTime now, CancellationToken cancellationToken)
    {
        var numbers = rows.Select(row => row.Cpf).Where(cpf => cpf.Length > 0).Distinct().ToList();
        var phones = rows.SelectMany(row => row.Facts.Phones).Distinct().ToList();
        var known = (await EntriesAsync(db.Suppressions, numbers, phones, cancellationToken)).ToDictionary(entry => (entry.Cpf, entry.Phone, entry.Source));
        var today = BusinessTime.DayOf(now);
        var judged = new List<Judged>();
        foreach (var row in rows)
        {
            var (created, overwritten) = (false, new List<string>());
            var (from, source) = (row.Facts.From ?? today, row.Facts.Source ?? SourceOf(import));
            foreach (var key in KeysOf(row, source))
            {
                if (!known.TryGetValue(key, out var entry))
                {
                    known[key] = entry = new(key.Cpf, key.Phone, source, from, row.Facts.Until, import.Id, now);
                    db.Suppressions.Add(entry);
                    created = true;
                }
                else if (entry.Until != row.Facts.Until)
                {
                    overwritten.Add(string.Create(CultureInfo.InvariantCulture, $"{entry.Id}:{entry.From:O}:{entry.Until:O}"));
                    entry.Set(from, row.Facts.Until);
                }
            }

            judged.Add(new(
                row.Line, created ? RowOutcome.Created : overwritten.Count > 0 ? RowOutcome.Updated : RowOutcome.Unchanged,
                overwritten.Count > 0 ? ListJson.Write(overwritten) : null));
        }

        return judged;
    }

    /// <summary>Asked for one after the other, each by its own index.</summary>
    public static async Task<List<Suppression>> EntriesAsync(
        IQueryable<Suppression> entries, IReadOnlyCollection<string> numbers, IReadOnlyCollection<string> phones, CancellationToken cancellationToken) =>
        [.. await entries.Where(entry => entry.Cpf != "" && numbers.Contains(entry.Cpf)).ToListAsync(cancellationToken),
            .. await entries.Where(entry => entry.Phone != "" && phones.Contains(entry.Phone)).ToListAsync(cancellationToken)];

    private static IEnumerable<(string Cpf, string Phone, string Source)> KeysOf(ListedRow row, string source)
    {
        if (row.Cpf.Length > 0)
        {
            yield return (row.Cpf, "", source);
        }

        foreach (var phone in row.Facts.Phones)
        {
            yield return ("", phone, source);
        }
    }

    /// <summary>A list that does not say whose word it is goes by its own name.</summary>
    private static string SourceOf(Import import) => Path.GetFileNameWithoutExtension(import.FileName) is { Length: > 0 and <= 120 } name ? name : $"import {import.Id}";

    private static async Task<List<ListedRow>> RowsAsync(CaseDeskDbContext db, long importId, int from, int to, CancellationToken cancellationToken)
    {
        var rows = await db.ImportRows.Where(row => row.ImportId == importId && row.Line >= from && row.Line <= to && RowOutcome.Planned.Contains(row.Outcome))
            .OrderBy(row => row.Line).Select(row => new { row.Line, row.Cpf, row.Extras }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ListedRow(row.Line, row.Cpf, ListJson.Read<SuppressionFacts>(row.Extras!)))];
    }

    private static string Planned(string outcome) => outcome switch
    {
        RowOutcome.Created => RowOutcome.ToCreate,
        RowOutcome.Updated => RowOutcome.ToUpdate,
        _ => RowOutcome.ToLeave,
    };

    private sealed record ListedRow(int Line, string Cpf, SuppressionFacts Facts);

    private sealed record Judged(int Line, string Outcome, string? Overwritten);
}
