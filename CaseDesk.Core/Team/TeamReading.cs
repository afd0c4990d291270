using CaseDesk.Core.Cases;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Team;

/// <summary>Lists people.</summary>
public sealed class TeamReading(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    private static readonly UserRole[] Takers = [.. UserRoles.All.Where(role => Permissions.Allow(role, Permission.TakeCases))];

    public async Task<IReadOnlyList<TeamMember>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Members(db, db.Users, clock.Now()).ToListAsync(cancellationToken);
    }

    /// <summary>Those to whom a case can be given.</summary>
    public async Task<IReadOnlyList<TeamMember>> TakersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Members(db, db.Users.Where(user => user.IsActive && Takers.Contains(user.Role)), clock.Now()).ToListAsync(cancellationToken);
    }

    private static IQueryable<TeamMember> Members(CaseDeskDbContext db, IQueryable<AppUser> users, DateTime now) =>
        users.OrderByDescending(user => user.IsActive).ThenBy(user => user.Name).ThenBy(user => user.Id).Select(user => new TeamMember(
            user.Id, user.Name, user.Email!, user.Role, user.IsActive, user.PasswordHash != null,
            db.Cases.Count(@case => @case.HolderId == user.Id && @case.ExpiresAt > now)));
}
