using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Data;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Notes;

/// <summary>Writing on a case: by who holds it, follows it, has it on his desk, or leads (domain.md 2).</summary>
public sealed class CaseNotes(IDbContextFactory<CaseDeskDbContext> contexts, CaseFeed feed, TimeProvider clock)
{
    public const int LongestText = TextBounds.Note;

    /// <summary>The notes of a case, newest first.</summary>
    /// <returns>Null when there is no such case, or it is not visible to this reader.</returns>
    public async Task<PageOf<NoteItem>?> ListAsync(long caseId, int page, int pageSize, Actor reader, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Cases.Where(CaseVisibility.SeenBy(db, reader, now)).AnyAsync(@case => @case.Id == caseId, cancellationToken))
        {
            return null;
        }

        var notes = NotesOf(db, caseId);
        var total = await notes.CountAsync(cancellationToken);
        return new(await notes.Skip((page - 1) * pageSize).Take(pageSize).ToListAsync(cancellationToken), total, page, pageSize);
    }

    internal static IQueryable<NoteItem> NotesOf(CaseDeskDbContext db, long caseId) =>
        db.CaseNotes.Where(note => note.CaseId == caseId).OrderByDescending(note => note.Id)
            .Select(note => new NoteItem(note.Id, note.Text, note.At, note.UserId, note.ByName));

    /// <param name="caseId">The case.</param>
    /// <param name="text">1 to <see cref="LongestText"/> characters.</param>
    /// <param name="assignmentId">The assignment under which it is written; if that has ended, nothing is written and the caller keeps the text.</param>
    /// <param name="user">The writer.</param>
    /// <param name="cancellationToken">Stops before the commit, or not at all.</param>
    public async Task<NoteOutcome> AddAsync(
        long caseId, string? text, long? assignmentId, Actor user, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new NoteOutcome.Invalid("A text is required.");
        }

        if (IncomingText.Refusal(text, LongestText) is { } problem)
        {
            return new NoteOutcome.Invalid(problem);
        }

        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        if (await CaseSnapshot.ReadAsync(db, caseId, cancellationToken) is not { } seen)
        {
            return new NoteOutcome.NotFound();
        }

        var actor = seen.Actor(user, now);
        if (assignmentId is not null && !(seen.IsHeld(now) && seen.AssignmentId == assignmentId))
        {
            return new NoteOutcome.Ended(seen.Holding(now)?.UserName);
        }

        if (user is not CurrentUser writer
            || (!actor.IsHolder && !actor.IsOwner && !user.May(Permission.ActForOthers) && !CaseVisibility.IsStageOf(user, seen.Effective(now))))
        {
            return new NoteOutcome.NotAllowed();
        }

        if (actor.IsHolder && !await Activity.MarkAsync(db, seen.AssignmentId!.Value, now, cancellationToken))
        {
            return new NoteOutcome.Ended(null);
        }

        var note = new CaseNote(caseId, text.Trim(), now, writer.Id, writer.Name, actor.IsHolder ? seen.AssignmentId : null);
        db.CaseNotes.Add(note);
        db.CaseEvents.Add(new(caseId, CaseEventTypes.NoteAdded, now, writer, note.AssignmentId));
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        feed.Publish(new(caseId, CaseEventTypes.NoteAdded, writer.Id));
        return new NoteOutcome.Added(new(note.Id, note.Text, note.At, note.UserId, note.ByName));
    }
}
