using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Imports.Layouts;

/// <summary>Keeps layouts under names, and finds the one that fits a file.</summary>
public sealed class ImportLayouts(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    public const int LongestName = TextBounds.Name;

    public async Task<IReadOnlyList<SavedLayout>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var layouts = await db.ImportLayouts.AsNoTracking().OrderBy(layout => layout.Name).ToListAsync(cancellationToken);
        return [.. layouts.Select(Saved)];
    }

    /// <summary>The layout saved last whose titles are those of this file; null for a report, which needs none.</summary>
    public async Task<SavedLayout?> FittingAsync(ListInspection inspection, CancellationToken cancellationToken)
    {
        if (!inspection.IsSheet)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var layout = await db.ImportLayouts.AsNoTracking().Where(layout => layout.Titles == inspection.Titles)
            .OrderByDescending(layout => layout.SavedAt).FirstOrDefaultAsync(cancellationToken);
        return layout is null ? null : Saved(layout);
    }

    /// <summary>The layout of this name or id.</summary>
    public async Task<SavedLayout?> FindAsync(string nameOrId, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(layout => layout.Name == nameOrId || layout.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == nameOrId);

    /// <summary>Keeps the choices of an import under a name; what had this name before is replaced.</summary>
    /// <returns>False when the caller may not, the name is empty or too long, or there is no such import with a sheet.</returns>
    public async Task<bool> SaveAsync(long importId, string name, ListChoices choices, Actor user, CancellationToken cancellationToken)
    {
        if (!user.May(Permission.ImportLists) || string.IsNullOrWhiteSpace(name) || !IncomingText.Fits(name, LongestName))
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Imports.Where(import => import.Id == importId).Select(import => import.Inspection).SingleOrDefaultAsync(cancellationToken);
        if (stored is null || ListJson.Read<ListInspection>(stored) is not { IsSheet: true } inspection)
        {
            return false;
        }

        var layout = new ImportLayout(name.Trim(), inspection.Titles, ListJson.Write(choices.ForLayout()), user, clock.Now());
        while (!await TryReplaceAsync(layout, cancellationToken) && !await TryAddAsync(layout, cancellationToken))
        {
            // Somebody saved the same name in between: theirs is there now, and is replaced.
        }

        return true;
    }

    private async Task<bool> TryReplaceAsync(ImportLayout layout, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ImportLayouts.Where(earlier => earlier.Name == layout.Name).ExecuteUpdateAsync(set => set
            .SetProperty(earlier => earlier.Titles, layout.Titles)
            .SetProperty(earlier => earlier.Choices, layout.Choices)
            .SetProperty(earlier => earlier.SavedAt, layout.SavedAt), cancellationToken) > 0;
    }

    /// <summary>False when the name is there already.</summary>
    private async Task<bool> TryAddAsync(ImportLayout layout, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            db.ImportLayouts.Add(layout);
            await using var scope = await db.BeginWriteAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await scope.CommitAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException error) when (error.IsUniqueViolation())
        {
            return false;
        }
    }

    public async Task DeleteAsync(long layoutId, Actor user, CancellationToken cancellationToken)
    {
        if (user.May(Permission.ImportLists))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.ImportLayouts.Where(layout => layout.Id == layoutId).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static SavedLayout Saved(ImportLayout layout)
    {
        var choices = ListJson.Read<ListChoices>(layout.Choices) with { LayoutId = layout.Id };
        return new(layout.Id, layout.Name, choices.Mapping is { } mapping ? choices with { Mapping = mapping with { Titles = ListInspection.TitlesOf(layout.Titles) } } : choices);
    }
}
