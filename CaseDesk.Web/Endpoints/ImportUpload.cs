using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Imports.Layouts;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Spreadsheets;
using CaseDesk.Core.Storage;
using CaseDesk.Core.Texts;
using CaseDesk.Web.Components.Pages.Imports;
using CaseDesk.Web.Endpoints.Answers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CaseDesk.Web.Endpoints;

/// <summary>The upload of a list (api.md, "Imports"): counted while it is read; its fields may stand before or behind the file, or in the address.</summary>
internal static class ImportUpload
{
    /// <summary>What the other fields and the heads of the parts may add to the file.</summary>
    private const long FormOverhead = 256 * 1024;

    private static readonly JsonSerializerOptions MappingJson = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static async Task<Results<Accepted<ImportStatusAnswer>, Ok<ImportStatusAnswer>, ProblemHttpResult>> ReceiveAsync(
        HttpContext context, ImportIntake intake, IOptions<ImportOptions> options, IStringLocalizer<ImportsText> texts, CancellationToken cancellationToken)
    {
        var limit = options.Value.MaxFileBytes;
        if (context.Request.ContentLength > limit + FormOverhead)
        {
            return TooLarge(options.Value.MaxFileMiB);
        }

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = limit + FormOverhead;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            return Problems.Malformed("A multipart form with a file is expected.");
        }

        try
        {
            var form = await UploadedForm.ReadAsync(context.Request, boundary, intake.StoreAsync, intake.Discard, cancellationToken);
            return form.File is { } file ? await BringAsync(form, file, intake, texts, context, cancellationToken)
                : form.IsTooLarge ? TooLarge(options.Value.MaxFileMiB)
                : Problems.Invalid("file", "A file is required.");
        }
        catch (InvalidDataException)
        {
            return Problems.Malformed("The form is not whole. Send it again.");
        }
    }

    private static async Task<Results<Accepted<ImportStatusAnswer>, Ok<ImportStatusAnswer>, ProblemHttpResult>> BringAsync(
        UploadedForm form, StoredFile file, ImportIntake intake, IStringLocalizer<ImportsText> texts, HttpContext context, CancellationToken cancellationToken)
    {
        IntakeRequest? request = null;
        try
        {
            (request, var problem) = await ReadRequestAsync(form, context.RequestServices, cancellationToken);
            if (request is null)
            {
                return problem!;
            }
        }
        finally
        {
            if (request is null)
            {
                intake.Discard(file);
            }
        }

        return await intake.ReceiveAsync(file, request, context.Caller(), cancellationToken) switch
        {
            IntakeOutcome.Received(var id, var status) => TypedResults.Accepted($"/api/imports/{id}", new ImportStatusAnswer(id, status)),
            IntakeOutcome.AlreadyImported(var id, var status) => TypedResults.Ok(new ImportStatusAnswer(id, ImportAnswer.Shown(status), AlreadyImported: true)),
            IntakeOutcome.TooLarge(var limit) => TooLarge(limit),
            IntakeOutcome.Refused(var refusal) => Refused(refusal, texts),
            _ => Problems.NotAllowed(),
        };
    }

    private static async Task<(IntakeRequest? Request, ProblemHttpResult? Problem)> ReadRequestAsync(
        UploadedForm form, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (form.BadField is { } field)
        {
            return (null, Problems.Invalid(field, $"{IncomingText.NotWriting} At most {TextBounds.FileName} characters are expected in the name of a file."));
        }

        var (choices, problem) = await ReadChoicesAsync(
            form, services.GetRequiredService<ImportLayouts>(), services.GetRequiredService<TimeProvider>(), cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        foreach (var flag in new[] { "dry_run", "again", "setup" })
        {
            if (form.Flag(flag) is null)
            {
                return (null, Problems.Invalid(flag, "true or false is expected."));
            }
        }

        var goesTo = form.Flag("setup") == true ? ImportStatus.Inspected : form.Flag("dry_run") == true ? ImportStatus.Checked : ImportStatus.Completed;
        return (new IntakeRequest(Stream.Null, form.FileName, null, choices, goesTo, form.Flag("again") == true), null);
    }

    /// <summary>What the API calls <c>layout</c> is the format that is expected, or the name or id of a saved layout.</summary>
    private static async Task<(ListChoices Choices, ProblemHttpResult? Problem)> ReadChoicesAsync(
        UploadedForm form, ImportLayouts layouts, TimeProvider clock, CancellationToken cancellationToken)
    {
        DateOnly reference = default;
        var choices = new ListChoices(Format: ListFormat.Of(form["layout"]));
        if (form["layout"] is { } layout && choices.Format is null)
        {
            if (await layouts.FindAsync(layout, cancellationToken) is not { } saved)
            {
                return (choices, Problems.Invalid("layout", $"One of {string.Join(", ", ListFormat.All.Select(format => format.Code))}, or the name of a saved layout, is expected."));
            }

            choices = saved.Choices;
        }

        choices = choices with { Entity = form["entity"]?.Trim() is { Length: > 0 } entity ? entity : choices.Entity };
        if (form["reference"] is { } month && !ReferenceMonth.TryParse(month, BusinessTime.DayOf(clock.Now()), out reference))
        {
            return (choices, Problems.Invalid("reference", "A month such as 07/2025 is expected, from 2000 to next year."));
        }

        if (Problems.OfText("entity", choices.Entity, TextBounds.Name) is { } refusal)
        {
            return (choices, refusal);
        }

        ColumnMapping? mapping = null;
        if (form["mapping"] is { } json && (mapping = ReadMapping(json)) is null)
        {
            return (choices, Problems.Invalid("mapping", "A mapping such as {\"header_row\": 1, \"fields\": [\"cpf\", \"name\", \"ignore\"]} is expected."));
        }

        return (choices with { Reference = form["reference"] is null ? null : reference, Mapping = mapping ?? choices.Mapping }, null);
    }

    /// <returns>Null when it is none, or names no CPF.</returns>
    private static ColumnMapping? ReadMapping(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ColumnMapping>(json, MappingJson) is { Fields: { Count: <= SheetLimits.Columns } fields, HeaderRow: >= 0 } mapping && fields.Contains(ListField.Cpf)
                ? mapping
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong, where, and what to do, in the caller's language; the code for programs.</summary>
    private static ProblemHttpResult Refused(ListRefusal refusal, IStringLocalizer<ImportsText> texts)
    {
        var field = refusal.Code switch
        {
            "reference_needed" => "reference",
            "other_format" => "layout",
            _ => "file",
        };
        var words = $"{texts[$"Refused_{refusal.Code}"]}. {texts[$"Refused_{refusal.Code}_What", refusal.Where ?? ""]}";
        return TypedResults.Problem(statusCode: 422, title: "The file cannot be imported.", extensions: new Dictionary<string, object?>
        {
            ["reason"] = refusal.Code,
            ["where"] = refusal.Where,
            ["errors"] = new Dictionary<string, string[]> { [field] = [words] },
        });
    }

    private static ProblemHttpResult TooLarge(int limitMiB) =>
        TypedResults.Problem(statusCode: 413, title: $"The file is larger than {limitMiB} MiB. Split it, or ask whoever runs the server to raise Imports:MaxFileMiB.");
}
