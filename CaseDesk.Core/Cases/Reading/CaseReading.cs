using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>Reads one case with all that belongs to it.</summary>
public sealed class CaseReading(IDbContextFactory<CaseDeskDbContext> contexts, AssignmentPolicies policies, TimeProvider clock)
{
    /// <returns>Null when there is no such case, or it is not visible to this reader.</returns>
    public async Task<CaseDetail?> ReadAsync(long caseId, Actor reader, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = db.Cases.Where(@case => @case.Id == caseId).Where(CaseVisibility.SeenBy(db, reader, now));
        if (await CaseRow.From(db, visible).SingleOrDefaultAsync(cancellationToken) is not { } row
            || await CaseSnapshot.ReadAsync(db, caseId, cancellationToken) is not { } seen)
        {
            return null;
        }

        var item = row.For(reader, now);
        var full = CaseVisibility.ShowsFullData(reader, item.Status, row.HolderId, row.OwnerId);
        var actor = seen.Actor(reader, now);
        var client = await db.Clients.AsNoTracking().SingleAsync(client => client.Id == row.ClientId, cancellationToken);
        if (full && !CaseVisibility.WorksOn(reader, item.Status, row.HolderId, row.OwnerId))
        {
            await AuditTrail.RecordLookAsync(db, reader, new AuditAct.ClientRevealed(client.Id), now, cancellationToken);
        }

        return new CaseDetail(
            item, full, ClientReading.Card(client, full),
            await ClientReading.EnrollmentsAsync(db, client.Id, cancellationToken),
            await ClientReading.PayrollAsync(db, client.Id, cancellationToken),
            await ClientReading.PhonesAsync(db, client.Id, full, cancellationToken),
            full ? await ClientReading.AddressesAsync(db, client.Id, cancellationToken) : [],
            await CaseNotes.NotesOf(db, caseId).ToListAsync(cancellationToken),
            await EarlierAsync(db, client.Id, caseId, now, cancellationToken),
            [.. CaseWorkflow.Offered.Select(action => new ActionItem(action, CaseJudge.WhyNot(seen, action, reader, policies.At(now), now)))],
            await AssignmentsAsync(db, caseId, now, cancellationToken),
            await EventsAsync(db, caseId, cancellationToken),
            await ClientReading.ChangesAsync(db, client.Id, cancellationToken),
            actor.IsHolder || actor.IsOwner || reader.May(Permission.ActForOthers) || CaseVisibility.IsStageOf(reader, item.Status),
            seen.Renewals);
    }

    private static async Task<List<EarlierCase>> EarlierAsync(CaseDeskDbContext db, long clientId, long caseId, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await db.Cases.Where(@case => @case.ClientId == clientId && @case.Id != caseId).OrderByDescending(@case => @case.Id)
            .Select(@case => new { @case.Id, @case.Status, @case.ExpiresAt, @case.CreatedAt, @case.EndedAt }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new EarlierCase(row.Id, EffectiveStatus.Of(row.Status, row.ExpiresAt, now), row.CreatedAt, row.EndedAt))];
    }

    /// <summary>An assignment whose time is over reads as ended at its expiry, whether or not the sweep has written it down.</summary>
    private static async Task<List<AssignmentItem>> AssignmentsAsync(CaseDeskDbContext db, long caseId, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await (from row in db.Assignments
                          where row.CaseId == caseId
                          join user in db.Users on row.UserId equals user.Id
                          orderby row.Id descending
                          select new { Row = row, user.Name, EndedBy = db.Users.Where(ender => ender.Id == row.EndedByUserId).Select(ender => ender.Name).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(entry =>
        {
            var isOver = entry.Row.EndedAt is null && EffectiveStatus.IsOver(entry.Row.ExpiresAt, now);
            return new AssignmentItem(entry.Row.Id, entry.Row.UserId, entry.Name, entry.Row.TakenAt, entry.Row.ExpiresAt, entry.Row.Renewals,
                isOver ? entry.Row.ExpiresAt : entry.Row.EndedAt, isOver ? EndReason.Expired.Code() : entry.Row.EndReason?.Code(), entry.EndedBy, entry.Row.HadActivity);
        })];
    }

    private static async Task<List<EventItem>> EventsAsync(CaseDeskDbContext db, long caseId, CancellationToken cancellationToken)
    {
        var events = await db.CaseEvents.AsNoTracking().Where(entry => entry.CaseId == caseId).OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id).ToListAsync(cancellationToken);
        return [.. events.Select(entry => new EventItem(entry.Id, entry.Type, entry.At, entry.UserId, entry.ByName, EventData.Parse(entry.Data)))];
    }
}
