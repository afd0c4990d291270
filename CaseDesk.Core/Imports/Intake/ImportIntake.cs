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

        var limit = options.Value.MaxFileBytes;
        if (request.DeclaredLength > limit || await files.SaveAsync(request.Content, limit, cancellationToken) is not { } stored)
        {
            return new IntakeOutcome.TooLarge(options.Value.MaxFileMiB);
        }

        var isKept = false;
        try
        {
            var outcome = await RecognisedAsync(request, stored, user, cancellationToken);
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

        var import = new Import(PlainName(request.FileName), stored.Name, stored.Sha256, stored.Size, user, clock.Now()) { GoesTo = request.GoesTo };
        import.Inspected(inspection!, choices);
        db.Imports.Add(import);
        await using var scope = await db.BeginWriteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await scope.CommitAsync(cancellationToken);
        return new IntakeOutcome.Received(import.Id, import.Status);
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
