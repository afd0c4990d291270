using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Users;

/// <summary>
/// Holds one user still until the transaction ends, so that a limit and a dismissal are decided against what is true at the
/// commit. Whoever locks a user does so before any case.
/// </summary>
public static class UserLock
{
    public static Task<AppUser?> LockAsync(CaseDeskDbContext db, string userId, CancellationToken cancellationToken) =>
        db.Dialect.IsSqlite
            ? db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken)
            : db.Users.FromSql($"""SELECT * FROM "Users" WHERE "Id" = {userId} FOR NO KEY UPDATE""").AsNoTracking().SingleOrDefaultAsync(cancellationToken);
}
