using System.Net.Mail;
using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Data;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Team;

/// <summary>
/// Makes, changes and disables users within the rights of <see cref="Permissions"/>. Whoever is disabled or changes role loses
/// what they hold and every sign-in, in one transaction with the record of it.
/// </summary>
public sealed class TeamActions(IDbContextFactory<CaseDeskDbContext> contexts, ILookupNormalizer names, CaseFeed feed, TimeProvider clock)
{
    /// <summary>A user without a password; the host makes the one-time link by which the person chooses one.</summary>
    public async Task<TeamOutcome> CreateAsync(string email, string name, UserRole role, Actor by, CancellationToken cancellationToken)
    {
        if (!Permissions.MayGive(by, role))
        {
            return new TeamOutcome.NotAllowed();
        }

        if (string.IsNullOrWhiteSpace(name) || !IncomingText.Fits(name, TextBounds.Name))
        {
            return new TeamOutcome.Invalid("name");
        }

        if (!IncomingText.Fits(email, TextBounds.Email) || !MailAddress.TryCreate(email.Trim(), out var address))
        {
            return new TeamOutcome.Invalid("email");
        }

        var now = clock.Now();
        var user = new AppUser(address.Address, name.Trim(), role, now)
        {
            NormalizedEmail = names.NormalizeEmail(address.Address),
            NormalizedUserName = names.NormalizeName(address.Address),
        };
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await using var scope = await db.BeginWriteAsync(cancellationToken);
            if (!IsStill(by, await LockAsync(db, [by.StoredId], cancellationToken)))
            {
                return new TeamOutcome.NotAllowed();
            }

            db.Users.Add(user);
            db.AuditEntries.Add(new(now, by, new AuditAct.UserCreated(user.Id, role)));
            await db.SaveChangesAsync(cancellationToken);
            await scope.CommitAsync(cancellationToken);
            return new TeamOutcome.Done(user.Id, 0);
        }
        catch (DbUpdateException error) when (error.IsUniqueViolation())
        {
            return new TeamOutcome.EmailTaken();
        }
    }

    public Task<TeamOutcome> ChangeRoleAsync(string userId, UserRole role, Actor by, CancellationToken cancellationToken) =>
        !Permissions.MayGive(by, role)
            ? Task.FromResult<TeamOutcome>(new TeamOutcome.NotAllowed())
            : ChangeAsync(
                userId, by, (before, ended) => new AuditAct.UserRoleChanged(userId, before, role, ended), user => user.GiveRole(role),
                HolderLeaving.Leaving.Ends, cancellationToken);

    public Task<TeamOutcome> DisableAsync(string userId, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(
            userId, by, (_, ended) => new AuditAct.UserDisabled(userId, ended), user => user.Disable(), HolderLeaving.Leaving.Ends, cancellationToken);

    public Task<TeamOutcome> EnableAsync(string userId, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(userId, by, (_, _) => new AuditAct.UserEnabled(userId), user => user.Enable(), ends: null, cancellationToken);

    /// <summary>Gives back everything a person holds; the person stays.</summary>
    public Task<TeamOutcome> EndAssignmentsAsync(string userId, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(
            userId, by, (_, ended) => new AuditAct.UserAssignmentsEnded(userId, ended), change: null, EndReason.EndedBySupervisor, cancellationToken);

    private async Task<TeamOutcome> ChangeAsync(
        string userId, Actor by, Func<UserRole, int, AuditAct> act, Action<AppUser>? change, EndReason? ends, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        var people = await LockAsync(db, [userId, by.StoredId], cancellationToken);
        if (people.GetValueOrDefault(userId) is not { } user)
        {
            return new TeamOutcome.NotFound();
        }

        if (!Permissions.MayManage(by, user.Id, user.Role) || !IsStill(by, people))
        {
            return new TeamOutcome.NotAllowed();
        }

        var before = user.Role;
        if (change is not null)
        {
            db.Users.Attach(user);
            change(user);
            user.SecurityStamp = Guid.NewGuid().ToString("N");
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
        }

        await db.SaveChangesAsync(cancellationToken);
        var freed = ends is { } reason ? await HolderLeaving.EndAssignmentsAsync(db, user.Id, reason, by, now, cancellationToken) : [];
        db.AuditEntries.Add(new(now, by, act(before, freed.Count)));
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        if (freed.Count > 0)
        {
            feed.Publish(new(null, CaseEventTypes.HolderLeft, by.StoredId));
        }

        return new TeamOutcome.Done(user.Id, freed.Count);
    }

    /// <summary>Who was dismissed a moment ago acts no more, though their screen is still open.</summary>
    private static bool IsStill(Actor by, Dictionary<string, AppUser> locked) => by is not CurrentUser person
        || (locked.TryGetValue(person.Id, out var stored) && stored.IsActive && stored.Role == person.Role);

    /// <summary>Always in the same order: of two who disable each other at once one waits, and finds that they may no longer.</summary>
    private static async Task<Dictionary<string, AppUser>> LockAsync(CaseDeskDbContext db, string?[] userIds, CancellationToken cancellationToken)
    {
        var locked = new Dictionary<string, AppUser>(StringComparer.Ordinal);
        foreach (var id in userIds.OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            if (await UserLock.LockAsync(db, id, cancellationToken) is { } user)
            {
                locked[id] = user;
            }
        }

        return locked;
    }
}
