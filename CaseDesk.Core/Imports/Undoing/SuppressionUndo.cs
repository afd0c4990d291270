using System.Globalization;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Applying;
using CaseDesk.Core.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Undoing;

/// <summary>A range of a suppression list taken back: its entries go, the ends that it moved are where they were, and the cases are free again.</summary>
internal static class SuppressionUndo
{
    /// <summary>What became of a row whose entries are gone or as before; as in <see cref="ImportRow.Undo"/>.</summary>
    public const string Lifted = "lifted";

    public static async Task RunAsync(CaseDeskDbContext db, Import import, int after, int to, DateTime now, CancellationToken cancellationToken)
    {
        var range = db.ImportRows.Where(row => row.ImportId == import.Id && row.Line > after && row.Line <= to
            && (row.Outcome == RowOutcome.Created || row.Outcome == RowOutcome.Updated));
        var rows = await range.OrderByDescending(row => row.Line).Select(row => new { row.Cpf, row.Extras, row.Overwritten }).ToListAsync(cancellationToken);
        var numbers = rows.Select(row => row.Cpf).Where(cpf => cpf.Length > 0).Distinct().ToList();
        var phones = rows.SelectMany(row => ListJson.Read<SuppressionFacts>(row.Extras!).Phones).Distinct().ToList();
        var kept = rows.Where(row => row.Overwritten is not null).SelectMany(row => ListJson.Read<List<string>>(row.Overwritten!)).Select(KeptEnd.Parse).ToList();
        var ids = kept.Select(end => end.Id).ToList();
        var moved = await db.Suppressions.Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, cancellationToken);
        foreach (var end in kept)
        {
            moved.GetValueOrDefault(end.Id)?.Set(end.From, end.Until);
        }

        db.Suppressions.RemoveRange(await SuppressionApply.EntriesAsync(
            db.Suppressions.Where(entry => entry.ImportId == import.Id), numbers, phones, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await range.ExecuteUpdateAsync(set => set.SetProperty(row => row.Undo, Lifted), cancellationToken);
        await SuppressionApply.RefreshCasesAsync(db, numbers, phones, now, cancellationToken);
    }

    /// <summary>From when until when an entry held before a row moved it: <c>id:from:until</c>.</summary>
    private sealed record KeptEnd(long Id, DateOnly From, DateOnly? Until)
    {
        public static KeptEnd Parse(string text)
        {
            var parts = text.Split(':');
            return new(long.Parse(parts[0], CultureInfo.InvariantCulture), Day(parts[1]), parts[2].Length == 0 ? null : Day(parts[2]));
        }

        private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
    }
}
