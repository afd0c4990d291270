using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Data;
using CaseDesk.Core.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Statistics;

/// <summary>
/// Figures from the assignments themselves, never from "last updated". A take that was undone does not count; an assignment
/// whose time is over counts as expired, tidied or not.
/// </summary>
public sealed class AssignmentStatistics(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    /// <summary>Per person, for the half-open period; who neither did nor holds anything is left out.</summary>
    public async Task<(AssignmentFigures Total, IReadOnlyList<UserFigures> PerUser)> PerUserAsync(DateTime from, DateTime before, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var assigned = await Taken(db, from, before).GroupBy(row => row.UserId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var expired = await Expired(db, from, before, now).GroupBy(row => row.UserId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var released = await Released(db, from, before).GroupBy(row => row.UserId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var held = await db.Cases.Where(EffectiveStatus.Held(now)).GroupBy(@case => @case.HolderId!).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var users = await db.Users.OrderBy(user => user.Name).ThenBy(user => user.Id).Select(user => new { user.Id, user.Name }).ToListAsync(cancellationToken);
        var perUser = users.Select(user => new UserFigures(user.Id, user.Name, new(
                assigned.GetValueOrDefault(user.Id), expired.GetValueOrDefault(user.Id), released.GetValueOrDefault(user.Id), held.GetValueOrDefault(user.Id))))
            .Where(user => user.Figures != new AssignmentFigures(0, 0, 0, 0)).ToList();
        return (new(assigned.Values.Sum(), expired.Values.Sum(), released.Values.Sum(), held.Values.Sum()), perUser);
    }

    /// <summary>Per day in São Paulo, first and last day included; a day without anything is there with zeros.</summary>
    public async Task<IReadOnlyList<DayFigures>> PerDayAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var (from, before) = BusinessTime.Range(first, last);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var assigned = Days(await Taken(db, from, before).Select(row => row.TakenAt).ToListAsync(cancellationToken));
        var expired = Days(await Expired(db, from, before, now).Select(row => row.ExpiresAt).ToListAsync(cancellationToken));
        var released = Days(await Released(db, from, before).Select(row => row.EndedAt!.Value).ToListAsync(cancellationToken));
        var days = new List<DayFigures>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            days.Add(new(day, assigned.GetValueOrDefault(day), expired.GetValueOrDefault(day), released.GetValueOrDefault(day)));
        }

        return days;
    }

    private static Dictionary<DateOnly, int> Days(IEnumerable<DateTime> moments) => moments.CountBy(BusinessTime.DayOf).ToDictionary();

    private static IQueryable<Assignment> Taken(CaseDeskDbContext db, DateTime from, DateTime before) =>
        db.Assignments.Where(row => row.TakenAt >= from && row.TakenAt < before && row.EndReason != EndReason.Undone);

    private static IQueryable<Assignment> Expired(CaseDeskDbContext db, DateTime from, DateTime before, DateTime now) =>
        db.Assignments.Where(row => row.ExpiresAt >= from && row.ExpiresAt < before && row.ExpiresAt <= now
            && (row.EndReason == EndReason.Expired || row.EndedAt == null));

    private static IQueryable<Assignment> Released(CaseDeskDbContext db, DateTime from, DateTime before) =>
        db.Assignments.Where(row => row.EndedAt >= from && row.EndedAt < before && row.EndReason == EndReason.Released);
}
