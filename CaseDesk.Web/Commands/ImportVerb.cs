using System.Globalization;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Users;

namespace CaseDesk.Web.Commands;

/// <summary>Loads a list and waits until it is in.</summary>
public sealed class ImportVerb : Verb
{
    public override string Name => "import";

    public override string Usage => """
        import <file> [--reference MM/YYYY] [--entity NAME] [--again] [--dry-run] [--json]
          Loads a list, as an upload does, and waits until it is in. Safe beside a running server.
        """;

    protected override async Task<int> RunAsync(VerbCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (call.Word is not { } path || !File.Exists(path))
        {
            return Wrong(call.Word is null ? "A file is required." : $"There is no file {call.Word}.", Usage);
        }

        DateOnly? reference = null;
        if (call.Option("--reference") is { } month)
        {
            if (!DateOnly.TryParseExact("01/" + month, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                return Wrong("--reference must be a month such as 07/2025.", Usage);
            }

            reference = parsed;
        }

        await using var file = File.OpenRead(path);
        var request = new IntakeRequest(file, Path.GetFileName(path), file.Length, new(reference, call.Option("--entity")), call.Has("--dry-run") ? ImportStatus.Checked : ImportStatus.Completed, call.Has("--again"));
        switch (await services.GetRequiredService<ImportIntake>().ReceiveAsync(request, CommandLine, cancellationToken))
        {
            case IntakeOutcome.Received(var id, _):
                return await FinishAsync(call, services, id, cancellationToken);
            case IntakeOutcome.AlreadyImported(var id, var status):
                Print(call, $"already imported as {id} ({status}); --again loads it once more", new { id, status, already_imported = true });
                return Ok;
            case IntakeOutcome.Refused(var refusal):
                await Console.Error.WriteLineAsync($"refused: {refusal.Code}{(refusal.Where is null ? "" : $" ({refusal.Where})")}");
                return Failed;
            case IntakeOutcome.TooLarge(var limit):
                await Console.Error.WriteLineAsync($"refused: the file is larger than {limit} MiB (Imports:MaxFileMiB)");
                return Failed;
            default:
                return Failed;
        }
    }

    /// <summary>Whoever may use the command line of the server may load lists; no account stands behind it.</summary>
    private static CurrentUser CommandLine { get; } = new("", "command", UserRole.Admin);

    private static async Task<int> FinishAsync(VerbCall call, IServiceProvider services, long importId, CancellationToken cancellationToken)
    {
        var runner = services.GetRequiredService<ImportRunner>();
        var reading = services.GetRequiredService<ImportReading>();
        ImportItem import;
        while (!await runner.RunAsync(cancellationToken) | (import = (await reading.ReadAsync(importId, cancellationToken))!).IsUnderWay)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        var counts = import.Counts;
        Print(call,
            $"import {importId} {import.Status}: {counts.Rows} rows, {counts.Created} created, {counts.Updated} updated, {counts.Unchanged} unchanged, "
            + $"{counts.Duplicate} duplicate, {counts.Rejected} rejected; {counts.CasesCreated} cases created{(import.Error is null ? "" : $"; {import.Error} {import.ErrorWhere}")}",
            new { id = importId, import.Status, counts, import.Error, where = import.ErrorWhere });
        return import.Status is ImportStatus.Failed ? Failed : Ok;
    }
}
