using System.CommandLine;
using System.Globalization;
using System.Resources;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Pages.Imports;
using CaseDesk.Web.Endpoints.Answers;

namespace CaseDesk.Web.Commands;

/// <summary>Loads a list and waits until it is in.</summary>
public sealed class ImportVerb : Verb
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "An iNETConsig report or a sheet." };
    private readonly Option<DateOnly?> _reference = new("--reference")
    {
        Description = "The month that the list is about, when it does not say so itself.",
        HelpName = "MM/YYYY",
        CustomParser = static month =>
        {
            if (ReferenceMonth.TryParse(month.Tokens[0].Value, BusinessTime.DayOf(TimeProvider.System.Now()), out var parsed))
            {
                return parsed;
            }

            month.AddError("--reference must be a month such as 07/2025, from 2000 to next year.");
            return null;
        },
    };
    private readonly Option<string?> _entity = new("--entity") { Description = "The entity, when the list does not name it." };
    private readonly Option<bool> _again = new("--again") { Description = "Load a file once more that was loaded before." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only check it." };

    public ImportVerb()
        : base("import", "Loads a list, as an upload does, and waits until it is in. Safe beside a running server.")
    {
        _entity.Validators.Add(static entity =>
        {
            if (IncomingText.Refusal(entity.GetValueOrDefault<string?>(), TextBounds.Name) is { } refusal)
            {
                entity.AddError($"--entity: {refusal}");
            }
        });
        Command.Arguments.Add(_file.AcceptExistingOnly());
        Command.Options.Add(_reference);
        Command.Options.Add(_entity);
        Command.Options.Add(_again);
        Command.Options.Add(_dryRun);
    }

    protected override async Task<int> RunAsync(ParseResult call, IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var file = call.GetRequiredValue(_file).OpenRead();
        var request = new IntakeRequest(
            file, Path.GetFileName(file.Name), file.Length, new(call.GetValue(_reference), call.GetValue(_entity)),
            call.GetValue(_dryRun) ? ImportStatus.Checked : ImportStatus.Completed, call.GetValue(_again));
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

    private static async Task<int> FinishAsync(ParseResult call, IServiceProvider services, long importId, CancellationToken cancellationToken)
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
