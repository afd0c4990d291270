using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports;

/// <summary>Says "run" to an import that was checked and waits.</summary>
public sealed class ImportStarting(IDbContextFactory<CaseDeskDbContext> contexts, IImportQueue queue)
{
    public async Task<StartOutcome> StartAsync(long importId, CurrentUser user, CancellationToken cancellationToken)
    {
        if (!user.May(Permission.ImportLists))
        {
            return new StartOutcome.NotAllowed();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var started = await db.Imports.Where(import => import.Id == importId && import.Status == ImportStatus.Checked)
            .ExecuteUpdateAsync(set => set.SetProperty(import => import.Status, ImportStatus.Queued), cancellationToken);
        if (started == 1)
        {
            queue.Enqueue(importId);
            return new StartOutcome.Started();
        }

        var status = await db.Imports.Where(import => import.Id == importId).Select(import => import.Status).SingleOrDefaultAsync(cancellationToken);
        return status is null ? new StartOutcome.NotFound() : new StartOutcome.WrongStatus(status);
    }
}
