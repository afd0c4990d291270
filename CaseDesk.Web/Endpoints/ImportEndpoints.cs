using System.Globalization;
using System.Text.Json;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Pages.Imports;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CaseDesk.Web.Endpoints;

/// <summary>Imports (api.md, "Imports"). The upload is streamed to the disk while it is counted and hashed.</summary>
internal static class ImportEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Form fields are small; anything longer is no form field.</summary>
    private const int LongestField = 64 * 1024;

    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("imports").RequireAuthorization(nameof(Permission.ImportLists));
        imports.MapPost("", UploadAsync).DisableAntiforgery();
        imports.MapGet("", ListAsync);
        imports.MapGet("/{id:long}", ReadAsync);
        imports.MapGet("/{id:long}/rows", RowsAsync);
        imports.MapGet("/{id:long}/rejected.xlsx", RejectedAsync);
        imports.MapPost("/{id:long}/run", RunAsync);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, ImportIntake intake, IOptions<ImportOptions> options, IStringLocalizer<ImportsText> texts, CancellationToken cancellationToken)
    {
        const long formOverhead = 256 * 1024;
        var limit = options.Value.MaxFileBytes + formOverhead;
        if (context.Request.ContentLength > limit)
        {
            return TooLarge(options.Value.MaxFileMiB);
        }

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = limit;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            return Problems.Malformed("A multipart form with a file is expected.");
        }

        var fields = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var form = new MultipartReader(boundary, context.Request.Body);
        while (await form.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            if (disposition.IsFileDisposition())
            {
                return await ReceiveAsync(section.Body, disposition.FileName.Value ?? "", fields, intake, texts, context.Caller(), cancellationToken);
            }

            fields[HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? ""] = await ReadFieldAsync(section, cancellationToken);
        }

        return Problems.Invalid("file", "A file is required, after the other fields of the form.");
    }

    private static async Task<IResult> ReceiveAsync(
        Stream content, string fileName, Dictionary<string, string> fields, ImportIntake intake, IStringLocalizer<ImportsText> texts, CurrentUser user,
        CancellationToken cancellationToken)
    {
        DateOnly? reference = null;
        if (fields.GetValueOrDefault("reference") is { Length: > 0 } month)
        {
            if (!DateOnly.TryParseExact("01/" + month, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                return Problems.Invalid("reference", "A month such as 07/2025 is expected.");
            }

            reference = parsed;
        }

        ColumnMapping? mapping = null;
        if (fields.GetValueOrDefault("mapping") is { Length: > 0 } json)
        {
            try
            {
                mapping = JsonSerializer.Deserialize<ColumnMapping>(json, MappingJson);
            }
            catch (JsonException)
            {
                return Problems.Invalid("mapping", "A mapping such as {\"header_row\": 1, \"fields\": [\"cpf\", \"name\"]} is expected.");
            }
        }

        var entity = fields.GetValueOrDefault("entity") is { Length: > 0 and <= 120 } named ? named : null;
        var request = new IntakeRequest(
            content, HeaderUtilities.RemoveQuotes(fileName).Value ?? "", null, new(reference, entity, mapping), IsTrue(fields, "dry_run"), IsTrue(fields, "again"));
        return await intake.ReceiveAsync(request, user, cancellationToken) switch
        {
            IntakeOutcome.Received(var id, var status) => Results.Accepted($"/api/imports/{id}", new { id, status }),
            IntakeOutcome.AlreadyImported(var id, var status) => Results.Ok(new { id, status, already_imported = true }),
            IntakeOutcome.TooLarge(var limit) => TooLarge(limit),
            IntakeOutcome.Refused(var refusal) => Refused(refusal, texts),
            _ => Problems.NotAllowed(),
        };
    }

    private static readonly JsonSerializerOptions MappingJson = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private static async Task<string> ReadFieldAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(section.Body);
        var buffer = new char[LongestField];
        var read = await reader.ReadBlockAsync(buffer, cancellationToken);
        return new string(buffer, 0, read);
    }

    /// <summary>What is wrong, where, and what to do, in the caller's language; the code for programs.</summary>
    private static IResult Refused(ListRefusal refusal, IStringLocalizer<ImportsText> texts)
    {
        var field = refusal == ListRefusal.ReferenceNeeded ? "reference" : "file";
        var words = $"{texts[$"Refused_{refusal.Code}"]}. {texts[$"Refused_{refusal.Code}_What", refusal.Where ?? ""]}";
        return Results.Problem(statusCode: 422, title: "The file cannot be imported.", extensions: new Dictionary<string, object?>
        {
            ["reason"] = refusal.Code,
            ["where"] = refusal.Where,
            ["errors"] = new Dictionary<string, string[]> { [field] = [words] },
        });
    }

    private static bool IsTrue(Dictionary<string, string> fields, string name) => fields.GetValueOrDefault(name) is "true" or "1" or "on";

    private static IResult TooLarge(int limitMiB) =>
        Results.Problem(statusCode: 413, title: $"The file is larger than {limitMiB} MiB. Split it, or ask whoever runs the server to raise Imports:MaxFileMiB.");

    private static async Task<IResult> ListAsync(
        ImportReading reading, CancellationToken cancellationToken, int page = 1, [FromQuery(Name = "page_size")] int pageSize = 20)
    {
        if (Paging.Check(page, pageSize) is { } refusal)
        {
            return refusal;
        }

        var found = await reading.ListAsync(page, pageSize, cancellationToken);
        return Results.Ok(new { items = found.Items.Select(Json), total = found.Total, page, page_size = pageSize });
    }

    private static async Task<IResult> ReadAsync(long id, ImportReading reading, CancellationToken cancellationToken) =>
        await reading.ReadAsync(id, cancellationToken) is { } import ? Results.Ok(Json(import)) : Problems.NotFound();

    private static async Task<IResult> RowsAsync(
        long id, ImportReading reading, CancellationToken cancellationToken, string? outcome = null, int page = 1, [FromQuery(Name = "page_size")] int pageSize = 20)
    {
        if (outcome is not null && !RowOutcome.All.Contains(outcome))
        {
            return Problems.Invalid("outcome", $"One of {string.Join(", ", RowOutcome.All)} is expected.");
        }

        if (Paging.Check(page, pageSize) is { } refusal)
        {
            return refusal;
        }

        if (await reading.ReadAsync(id, cancellationToken) is null)
        {
            return Problems.NotFound();
        }

        var found = await reading.RowsAsync(id, outcome, page, pageSize, cancellationToken);
        return Results.Ok(new
        {
            items = found.Items.Select(row => new { line = row.Line, outcome = row.Outcome, reason = row.Reason, raw = row.Raw, client_id = row.ClientId, case_id = row.CaseId }),
            total = found.Total,
            page,
            page_size = pageSize,
        });
    }

    private static async Task<IResult> RejectedAsync(long id, ImportReading reading, IStringLocalizer<ImportsText> texts, CancellationToken cancellationToken)
    {
        if (await reading.ReadAsync(id, cancellationToken) is null)
        {
            return Problems.NotFound();
        }

        string[] titles = [texts["Column_Line"], texts["Column_Reason"], texts["Column_Row"]];
        return Results.Stream(
            stream => reading.WriteRejectedAsync(id, titles, reason => texts[$"Reason_{reason}"], stream, CancellationToken.None),
            Workbook, $"rejeitadas-{id}.xlsx");
    }

    private static async Task<IResult> RunAsync(long id, ImportStarting starting, HttpContext context, CancellationToken cancellationToken) =>
        await starting.StartAsync(id, context.Caller(), cancellationToken) switch
        {
            StartOutcome.Started => Results.Accepted($"/api/imports/{id}", new { id, status = ImportStatus.Queued }),
            StartOutcome.WrongStatus(var status) => Problems.Conflict("status", "Only a checked import can be started.", ("import_status", status)),
            StartOutcome.NotAllowed => Problems.NotAllowed(),
            _ => Problems.NotFound(),
        };

    /// <summary>An import as the API and the verb of the command line show it.</summary>
    internal static object Json(ImportItem import) => new
    {
        id = import.Id,
        status = import.Status,
        file_name = import.FileName,
        sha256 = import.Sha256,
        layout = import.Layout,
        encoding = import.Encoding,
        entity = import.Entity,
        reference = CaseJson.Month(import.Reference),
        created_by = import.CreatedBy,
        created_at = import.CreatedAt,
        finished_at = import.FinishedAt,
        progress = new { done = import.Done, total = import.Counts.Rows, rows_per_second = import.RowsPerSecond },
        counts = new
        {
            lines = import.Counts.Lines,
            rows = import.Counts.Rows,
            created = import.Counts.Created,
            updated = import.Counts.Updated,
            unchanged = import.Counts.Unchanged,
            duplicate = import.Counts.Duplicate,
            rejected = import.Counts.Rejected,
            other_lines = import.Counts.OtherLines,
            clients_created = import.Counts.ClientsCreated,
            clients_updated = import.Counts.ClientsUpdated,
            enrollments_created = import.Counts.EnrollmentsCreated,
            payroll_lines_created = import.Counts.PayrollLinesCreated,
            cases_created = import.Counts.CasesCreated,
            cases_refreshed = import.Counts.CasesRefreshed,
            cases_resumed = import.Counts.CasesResumed,
            cases_withheld = import.Counts.CasesWithheld,
        },
        control_totals = new { present = import.Totals.Present, reconciled = import.Totals.Reconciled, differences = import.Totals.Differences },
        error = import.Error is null ? null : new { code = import.Error, where = import.ErrorWhere },
    };
}
