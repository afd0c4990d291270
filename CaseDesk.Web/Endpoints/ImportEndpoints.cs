using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Imports.Templates;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Pages.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaseDesk.Web.Endpoints;

/// <summary>Imports (api.md, "Imports").</summary>
internal static class ImportEndpoints
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("imports").RequireAuthorization(nameof(Permission.ImportLists));
        imports.MapPost("", ImportUpload.ReceiveAsync).DisableAntiforgery();
        imports.MapGet("", ListAsync);
        imports.MapGet("/templates/{kind}.xlsx", Template);
        imports.MapGet("/{id:long}", ReadAsync);
        imports.MapGet("/{id:long}/rows", RowsAsync);
        imports.MapGet("/{id:long}/rejected.xlsx", RejectedAsync);
        imports.MapGet("/{id:long}/file", FileAsync);
        imports.MapPost("/{id:long}/run", RunAsync);
        imports.MapPost("/{id:long}/pause", PauseAsync);
        imports.MapPost("/{id:long}/cancel", CancelAsync);
        imports.MapPost("/{id:long}/undo", UndoAsync);
    }

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
        if (outcome is not null && !RowOutcome.All.Contains(outcome) && !RowOutcome.Planned.Contains(outcome))
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

    private static async Task<IResult> RejectedAsync(
        long id, ImportReading reading, IStringLocalizer<ImportsText> texts, HttpContext context, CancellationToken cancellationToken)
    {
        if (await reading.ReadAsync(id, cancellationToken) is null)
        {
            return Problems.NotFound();
        }

        var workbook = TemporaryFile.Create();
        try
        {
            await reading.WriteRejectedAsync(
                id, texts["Column_Line"], texts["Column_Reason"], reason => texts[$"Reason_{reason}"], workbook, context.Caller(), cancellationToken);
        }
        catch
        {
            await workbook.DisposeAsync();
            throw;
        }

        workbook.Position = 0;
        return Results.Stream(workbook, Workbook, $"rejeitadas-{id}.xlsx");
    }

    /// <summary>Always to be saved, never shown: what is in it comes from strangers.</summary>
    private static async Task<IResult> FileAsync(long id, ImportReading reading, HttpContext context, CancellationToken cancellationToken) =>
        await reading.FileAsync(id, context.Caller(), cancellationToken) is var (content, fileName)
            ? Results.Stream(content, "application/octet-stream", fileName)
            : Problems.NotFound();

    private static async Task<IResult> RunAsync(long id, ImportSteering steering, HttpContext context, CancellationToken cancellationToken) =>
        Answer(id, await steering.RunAsync(id, context.Caller(), cancellationToken));

    private static async Task<IResult> PauseAsync(long id, ImportSteering steering, HttpContext context, CancellationToken cancellationToken) =>
        Answer(id, await steering.PauseAsync(id, context.Caller(), cancellationToken));

    private static async Task<IResult> CancelAsync(long id, ImportSteering steering, HttpContext context, CancellationToken cancellationToken) =>
        Answer(id, await steering.CancelAsync(id, context.Caller(), cancellationToken));

    /// <summary>A workbook to fill in, one for each kind of list.</summary>
    private static IResult Template(string kind)
    {
        var index = ListKind.All.ToList().IndexOf(kind);
        if (index < 0)
        {
            return Problems.NotFound();
        }

        var stream = new MemoryStream();
        ListTemplates.Write((ListTemplateKind)index, stream);
        stream.Position = 0;
        return Results.File(stream, Workbook, $"modelo-{kind}.xlsx");
    }

    private static async Task<IResult> UndoAsync(long id, UndoPlanning undo, HttpContext context, CancellationToken cancellationToken) =>
        Answer(id, await undo.AskAsync(id, context.Caller(), cancellationToken));

    private static IResult Answer(long id, SteeringOutcome outcome) => outcome switch
    {
        SteeringOutcome.Accepted(var status) => Results.Accepted($"/api/imports/{id}", new { id, status = Shown(status) }),
        SteeringOutcome.WrongStatus(var status) => Problems.Conflict("status", "This is not possible where the import stands.", ("import_status", Shown(status))),
        SteeringOutcome.NotAllowed => Problems.NotAllowed(),
        _ => Problems.NotFound(),
    };

    /// <summary>Scripts know a closed list of statuses: an undo that is under way is work that runs.</summary>
    private static string Shown(string status) => status == ImportStatus.Undoing ? ImportStatus.Running : status;

    /// <summary>An import as the API and the verb of the command line show it.</summary>
    internal static object Json(ImportItem import) => new
    {
        id = import.Id,
        status = Shown(import.Status),
        file_name = import.FileName,
        sha256 = import.Sha256,
        layout = import.Format,
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
