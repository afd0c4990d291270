using System.Globalization;
using System.Resources;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Pages.Imports;
using CaseDesk.Web.Endpoints.Answers;

namespace CaseDesk.Web.Commands;

/// <summary>Loads a list and waits until it is in.</summary>
public sealed class ImportVerb : Verb
{
    public override string Name => "import";

    public override string Usage => """
        import <file> [--reference MM/YYYY] [--entity NAME] [--again] [--dry-run] [--json]
          Loads a list, as an upload does, and waits until it is in. Safe beside a running server.
        """;

    protected override VerbArguments Arguments { get; } = new(["--again", "--dry-run"], ["--reference", "--entity"], Words: 1);

    protected override async Task<int> RunAsync(VerbCall call, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (call.Word is not { } path || !File.Exists(path))
        {
            return Wrong(call.Word is null ? "A file is required." : $"There is no file {call.Word}.");
        }

        DateOnly? reference = null;
        if (call.Option("--reference") is { } month)
        {
            if (!ReferenceMonth.TryParse(month, BusinessTime.DayOf(services.GetRequiredService<TimeProvider>().Now()), out var parsed))
            {
                return Wrong("--reference must be a month such as 07/2025, from 2000 to next year.");
            }

            reference = parsed;
        }

        await using var file = File.OpenRead(path);
        var request = new IntakeRequest(file, Path.GetFileName(path), file.Length, new(reference, call.Option("--entity")), call.Has("--dry-run") ? ImportStatus.Checked : ImportStatus.Completed, call.Has("--again"));
        switch (await services.GetRequiredService<ImportIntake>().ReceiveAsync(request, Actor.CommandLine, cancellationToken))
        {
            case IntakeOutcome.Received(var id, _):
                return await FinishAsync(call, services, id, cancellationToken);
            case IntakeOutcome.AlreadyImported(var id, var status):
                Print(call, $"already imported as {id} ({status}); --again loads it once more", new { id, status, already_imported = true });
                return Ok;
            case IntakeOutcome.Refused(var refusal):
                return Fail(call, InWords(refusal.Code, refusal.Where), refusal.Code);
            case IntakeOutcome.TooLarge(var limit):
                return Fail(call, $"The file is larger than {limit} MiB. Split it, or raise Imports:MaxFileMiB.", "too_large");
            case var other:
                throw new InvalidOperationException($"No words for {other.GetType().Name}.");
        }
    }

    private static async Task<int> FinishAsync(VerbCall call, IServiceProvider services, long importId, CancellationToken cancellationToken)
    {
        var runner = services.GetRequiredService<ImportRunner>();
        var reading = services.GetRequiredService<ImportReading>();
        await runner.RunAsync(cancellationToken);
        ImportItem import;
        while ((import = (await reading.ReadAsync(importId, cancellationToken))!).IsUnderWay)
        {
            // The server beside us works on it, or on another one first.
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            await runner.RunAsync(cancellationToken);
        }

        if (import.Error is { } error)
        {
            return Fail(call, $"import {importId} failed: {InWords(error, import.ErrorWhere)}", error);
        }

        var counts = import.Counts;
        Print(call,
            $"import {importId} {import.Status}: {counts.Rows} rows, {counts.Created} created, {counts.Updated} updated, {counts.Unchanged} unchanged, "
            + $"{counts.Duplicate} duplicate, {counts.Rejected} rejected; {counts.CasesCreated} cases created",
            ImportAnswer.Of(import));
        return Ok;
    }

    /// <summary>What is wrong, where, and what to do, in the words of the upload page; the verbs speak English.</summary>
    private static string InWords(string code, string? where)
    {
        var texts = new ResourceManager(typeof(ImportsText));
        var english = CultureInfo.GetCultureInfo("en-US");
        var what = texts.GetString($"Refused_{code}", english);
        return what is null
            ? $"{code} {where}".TrimEnd()
            : $"{what}. {string.Format(english, texts.GetString($"Refused_{code}_What", english) ?? "", where)} ({code})";
    }
}
