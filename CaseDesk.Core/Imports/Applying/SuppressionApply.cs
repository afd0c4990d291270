using System.Globalization;
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
        foreach (var row in judged)
        {
            await db.ImportRows.Where(stored => stored.ImportId == import.Id && stored.Line == row.Line).ExecuteUpdateAsync(set => set
                .SetProperty(stored => stored.Outcome, row.Outcome)
                .SetProperty(stored => stored.Overwritten, row.Overwritten)
                .SetProperty(stored => stored.ClientId, stored => db.Clients.Where(client => client.Cpf == stored.Cpf).Select(client => (long?)client.Id).FirstOrDefault()), cancellationToken);
        }

        await MarkAsync(db, [.. rows.Select(row => row.Cpf)], [.. rows.SelectMany(row => row.Facts.Phones)], now, cancellationToken);
    }

    /// <summary>Takes the entries of an import away, puts back the ends it changed, and frees the cases again.</summary>
    public static async Task UndoAsync(CaseDeskDbContext db, Import import, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await db.ImportRows.Where(row => row.ImportId == import.Id && row.Overwritten != null).OrderByDescending(row => row.Line)
            .Select(row => row.Overwritten!).ToListAsync(cancellationToken);
        var before = rows.SelectMany(ListJson.Read<List<string>>).Select(kept => kept.Split(':')).ToList();
        var ids = before.Select(kept => long.Parse(kept[0], CultureInfo.InvariantCulture)).ToList();
        var touched = await db.Suppressions.Where(entry => entry.ImportId == import.Id || ids.Contains(entry.Id)).ToListAsync(cancellationToken);
        foreach (var kept in before)
        {
            touched.FirstOrDefault(entry => entry.Id == long.Parse(kept[0], CultureInfo.InvariantCulture))?.Set(
                DateOnly.ParseExact(kept[1], "O", CultureInfo.InvariantCulture), kept[2].Length == 0 ? null : DateOnly.ParseExact(kept[2], "O", CultureInfo.InvariantCulture));
        }

        db.Suppressions.RemoveRange(touched.Where(entry => entry.ImportId == import.Id));
        await db.SaveChangesAsync(cancellationToken);
        await db.ImportRows.Where(row => row.ImportId == import.Id && row.Outcome != RowOutcome.Rejected)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Undo, "undone"), cancellationToken);
        await MarkAsync(db, [.. touched.Select(entry => entry.Cpf).Where(cpf => cpf.Length > 0)], [.. touched.Select(entry => entry.Phone).Where(phone => phone.Length > 0)], now, cancellationToken);
    }

    /// <summary>Marks the open cases of everybody with one of these CPFs or phones anew.</summary>
    public static async Task MarkAsync(CaseDeskDbContext db, List<string> numbers, List<string> phones, DateTime now, CancellationToken cancellationToken)
    {
        var byNumber = await db.Clients.Where(client => numbers.Contains(client.Cpf)).Select(client => client.Id).ToListAsync(cancellationToken);
        var byPhone = await db.Phones.Where(phone => phones.Contains(phone.Number)).Select(phone => phone.ClientId).ToListAsync(cancellationToken);
        await SuppressionMarks.RunAsync(db, [.. byNumber.Union(byPhone)], now, cancellationToken);
    }

    private static async Task<List<Judged>> JudgeAsync(CaseDeskDbContext db, Import import, List<ListedRow> rows, DateTime now, CancellationToken cancellationToken)
    {
        var numbers = rows.Select(row => row.Cpf).Where(cpf => cpf.Length > 0).Distinct().ToList();
        var phones = rows.SelectMany(row => row.Facts.Phones).Distinct().ToList();
        var known = await db.Suppressions.Where(entry => (entry.Cpf != "" && numbers.Contains(entry.Cpf)) || (entry.Phone != "" && phones.Contains(entry.Phone)))
            .ToDictionaryAsync(entry => (entry.Cpf, entry.Phone, entry.Source), cancellationToken);
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
