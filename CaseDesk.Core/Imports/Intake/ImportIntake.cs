using CaseDesk.Core.Data;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseDesk.Core.Imports.Intake;

/// <summary>Receives a file: stores it under a limit, recognises it, and queues it. Nothing is kept of what is refused.</summary>
public sealed class ImportIntake(
    IDbContextFactory<CaseDeskDbContext> contexts, IFileStore files, ListProcess lists, IImportQueue queue, IOptions<ImportOptions> options, TimeProvider clock)
{
    private const int LongestFileName = 255;

    public async Task<IntakeOutcome> ReceiveAsync(IntakeRequest request, Actor user, CancellationToken cancellationToken)
    {
        if (!user.May(Permission.ImportLists))
        {
            return new IntakeOutcome.NotAllowed();
        }

        return request.DeclaredLength > options.Value.MaxFileBytes || await StoreAsync(request.Content, cancellationToken) is not { } stored
            ? new IntakeOutcome.TooLarge(options.Value.MaxFileMiB)
            : await ReceiveAsync(stored, request, user, cancellationToken);
    }

    /// <summary>Stores a file on its way in, counted and hashed once. Nothing is kept when it is longer than allowed: null.</summary>
    public Task<StoredFile?> StoreAsync(Stream content, CancellationToken cancellationToken) =>
        files.SaveAsync(content, options.Value.MaxFileBytes, cancellationToken);

    /// <summary>Forgets a file that was stored and then not wanted.</summary>
    public void Discard(StoredFile stored) => files.Delete(stored.Name);

    /// <summary>Receives a file that is stored already; it is deleted when nothing is made of it.</summary>
    public async Task<IntakeOutcome> ReceiveAsync(StoredFile stored, IntakeRequest request, Actor user, CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            var outcome = user.May(Permission.ImportLists) ? await RecognisedAsync(request, stored, user, cancellationToken) : new IntakeOutcome.NotAllowed();
            isKept = outcome is IntakeOutcome.Received;
            if (isKept)
            {
                queue.Wake();
            }

            return outcome;
        }
        finally
        {
            if (!isKept)
            {
                files.Delete(stored.Name);
            }
        }
    }

    private async Task<IntakeOutcome> RecognisedAsync(IntakeRequest request, StoredFile stored, Actor user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!request.Again && await EarlierAsync(db, stored.Sha256, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var (inspection, refusal) = await lists.InspectAsync(files.PathOf(stored.Name), request.Choices, cancellationToken);
        var choices = inspection is null ? request.Choices : request.Choices.For(inspection);
        refusal ??= request.GoesTo == ImportStatus.Inspected ? null : inspection!.Lacks(choices);
        if (refusal is not null)
        {
            return new IntakeOutcome.Refused(refusal);
        }

        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await LockAsync(db, stored.Sha256, cancellationToken);
        if (!request.Again && await EarlierAsync(db, stored.Sha256, cancellationToken) is { } meanwhile)
        {
            return meanwhile;
        }

        var import = new Import(PlainName(request.FileName), stored.Name, stored.Sha256, stored.Size, user, clock.Now()) { GoesTo = request.GoesTo };
        import.Inspected(inspection!, choices);
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return new IntakeOutcome.Received(import.Id, import.Status);
    }

    /// <summary>Of the same content only one comes in at a time, until the end of the transaction. On SQLite one writes at a time anyway.</summary>
    private static async Task LockAsync(CaseDeskDbContext db, string sha256, CancellationToken cancellationToken)
    {
        if (!db.Dialect.IsSqlite)
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({sha256}, 0))", cancellationToken);
        }
    }

    private static async Task<IntakeOutcome.AlreadyImported?> EarlierAsync(CaseDeskDbContext db, string sha256, CancellationToken cancellationToken)
    {
        var earlier = await db.Imports.Where(import => import.Sha256 == sha256 && import.Status != ImportStatus.Failed && import.Status != ImportStatus.Cancelled && import.Status != ImportStatus.Undone)
            .OrderBy(import => import.Id).Select(import => new { import.Id, import.Status }).FirstOrDefaultAsync(cancellationToken);
        return earlier is null ? null : new(earlier.Id, earlier.Status);
    }

    /// <summary>The last part of whatever path the browser sent, without control characters.</summary>
    private static string PlainName(string fileName)
    {
        var name = string.Concat(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(character => !char.IsControl(character)));
        return name.Length == 0 ? "lista" : name.Length > LongestFileName ? name[^LongestFileName..] : name;
    }
}
