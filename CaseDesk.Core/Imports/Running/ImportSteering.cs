using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Running;

/// <summary>
/// What a person says to an import: look again, check, run, pause, cancel. Each word is one conditional update of the
/// import's row; the work itself is done by whoever is woken.
/// </summary>
public sealed class ImportSteering(
    IDbContextFactory<CaseDeskDbContext> contexts, IFileStore files, ListProcess lists, IImportQueue queue, TimeProvider clock)
{
    /// <summary>Characters of a corrected cell.</summary>
    public const int LongestEdit = 500;

    private static readonly string[] BeforeTheRun = [ImportStatus.Inspected, ImportStatus.Checked, ImportStatus.Failed];
    private static readonly string[] Cancellable = [ImportStatus.Inspected, ImportStatus.Checked, .. ImportStatus.Applying, ImportStatus.Paused];

    /// <summary>
    /// Looks at the file again with other choices: another sheet, header row, encoding or separator. Nobody waits for the
    /// database meanwhile; whoever chose something else in that time has the last word.
    /// </summary>
    public async Task<SteeringOutcome> InspectAsync(long importId, ListChoices choices, Actor user, CancellationToken cancellationToken)
    {
        if (!user.May(Permission.ImportLists))
        {
            return new SteeringOutcome.NotAllowed();
        }

        if (await ReadAsync(importId, cancellationToken) is not { } before)
        {
            return new SteeringOutcome.NotFound();
        }

        if (!BeforeTheRun.Contains(before.Status) || before.UndoAskedAt is not null || before.LastApplied > 0)
        {
            return new SteeringOutcome.WrongStatus(before.Status);
        }

        var (inspection, refusal) = await lists.InspectAsync(files.PathOf(before.StoredName), choices, cancellationToken);
        return inspection is null
            ? new SteeringOutcome.Refused(refusal!)
            : await ChangeAsync(importId, user, BeforeTheRun, import => import.Choices == before.Choices
                ? Choose(import, inspection, choices.For(inspection))
                : new SteeringOutcome.WrongStatus(import.Status), cancellationToken);
    }

    /// <summary>Keeps what was chosen so far, without looking at the file again; a check that is under way stops.</summary>
    public Task<SteeringOutcome> ChooseAsync(long importId, ListChoices choices, Actor user, CancellationToken cancellationToken) =>
        ChangeAsync(importId, user, BeforeTheRun, import => Choose(import, ListJson.Read<ListInspection>(import.Inspection!), choices), cancellationToken);

    /// <summary>Checks the whole file under these choices, compulsory before a run; what an earlier check found is forgotten.</summary>
    public Task<SteeringOutcome> CheckAsync(long importId, ListChoices choices, Actor user, CancellationToken cancellationToken) =>
        ChangeAsync(importId, user, BeforeTheRun, import =>
        {
            var inspection = ListJson.Read<ListInspection>(import.Inspection!);
            SteeringOutcome outcome = import.LastApplied > 0 ? new SteeringOutcome.WrongStatus(import.Status)
                : inspection.Lacks(choices) is { } lack ? new SteeringOutcome.Refused(lack)
                : new SteeringOutcome.Accepted(ImportStatus.Inspected);
            if (outcome is SteeringOutcome.Accepted)
            {
                import.Inspected(inspection, choices);
                import.GoesTo = ImportStatus.Checked;
            }

            return outcome;
        }, cancellationToken);

    /// <summary>Corrects one cell of a row before the run; the next check reads it in place of the file's own. The column counts from 0.</summary>
    public Task<SteeringOutcome> EditAsync(long importId, int line, int column, string value, Actor user, CancellationToken cancellationToken) =>
        ChangeAsync(importId, user, BeforeTheRun, import =>
            import.LastApplied > 0 ? new SteeringOutcome.WrongStatus(import.Status)
                : line < 1 || column is < 0 or >= SheetLimits.Columns ? new SteeringOutcome.NoSuchCell()
                : !IncomingText.Fits(value, LongestEdit) ? new SteeringOutcome.EditTooLong(LongestEdit)
                : new SteeringOutcome.Accepted(import.Status), cancellationToken, async (db, _) =>
        {
            await db.ImportEdits.Where(edit => edit.ImportId == importId && edit.Line == line && edit.Column == column).ExecuteDeleteAsync(cancellationToken);
            db.ImportEdits.Add(new(importId, line, column, value, user, clock.Now()));
        });

    /// <summary>Takes a correction back.</summary>
    public Task<SteeringOutcome> ForgetEditAsync(long importId, int line, int column, Actor user, CancellationToken cancellationToken) =>
        ChangeAsync(importId, user, BeforeTheRun, import => new SteeringOutcome.Accepted(import.Status), cancellationToken,
            (db, _) => db.ImportEdits.Where(edit => edit.ImportId == importId && edit.Line == line && edit.Column == column).ExecuteDeleteAsync(cancellationToken));

    /// <summary>Starts what was checked, goes on with what was paused, tries again what failed.</summary>
    public Task<SteeringOutcome> RunAsync(long importId, Actor user, CancellationToken cancellationToken) =>
        ChangeAsync(importId, user, [ImportStatus.Checked, ImportStatus.Paused, ImportStatus.Failed], import =>
        {
            import.Run(clock.Now());
            return new SteeringOutcome.Accepted(import.Status);
        }, cancellationToken);

    /// <summary>Stops behind the range that is being applied; what is in stays in.</summary>
    public Task<SteeringOutcome> PauseAsync(long importId, Actor user, CancellationToken cancellationToken) =>
        ChangeAsync(importId, user, ImportStatus.Applying, import =>
        {
            import.Pause();
            return new SteeringOutcome.Accepted(import.Status);
        }, cancellationToken);

    /// <summary>Stops for good behind the range that is being applied. What is in stays, is said, and can be undone.</summary>
    public Task<SteeringOutcome> CancelAsync(long importId, Actor user, CancellationToken cancellationToken) =>
        ChangeAsync(importId, user, Cancellable, import =>
        {
            import.Cancel(clock.Now());
            return new SteeringOutcome.Accepted(import.Status);
        }, cancellationToken, async (db, import) => import.Recount(await OutcomesAsync(db, importId, cancellationToken)));

    internal static Task<Dictionary<string, int>> OutcomesAsync(CaseDeskDbContext db, long importId, CancellationToken cancellationToken) =>
        db.ImportRows.Where(row => row.ImportId == importId).GroupBy(row => row.Outcome).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    private async Task<Import?> ReadAsync(long importId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(import => import.Id == importId, cancellationToken);
    }

    private static SteeringOutcome Choose(Import import, ListInspection inspection, ListChoices choices)
    {
        if (import.LastApplied > 0)
        {
            return new SteeringOutcome.WrongStatus(import.Status);
        }

        import.Inspected(inspection, choices);
        import.GoesTo = ImportStatus.Inspected;
        return new SteeringOutcome.Accepted(import.Status);
    }

    private async Task<SteeringOutcome> ChangeAsync(
        long importId, Actor user, string[] from, Func<Import, SteeringOutcome> change, CancellationToken cancellationToken,
        Func<CaseDeskDbContext, Import, Task>? whenHeld = null)
    {
        if (!user.May(Permission.ImportLists))
        {
            return new SteeringOutcome.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);

        // The row is held until the commit, so a range that is being applied ends first and the next one sees the change.
        var held = await db.Imports.Where(import => import.Id == importId && from.Contains(import.Status) && import.UndoAskedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(import => import.Status, import => import.Status), cancellationToken);
        if (await db.Imports.SingleOrDefaultAsync(import => import.Id == importId, cancellationToken) is not { } import)
        {
            return new SteeringOutcome.NotFound();
        }

        if (held == 0)
        {
            return new SteeringOutcome.WrongStatus(import.Status);
        }

        var outcome = change(import);
        if (outcome is SteeringOutcome.Accepted)
        {
            await (whenHeld?.Invoke(db, import) ?? Task.CompletedTask);
            await db.SaveChangesAsync(cancellationToken);
            await scope.CommitAsync(cancellationToken);
            queue.Wake();
        }

        return outcome;
    }
}
