using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Reporting;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Imports.Templates;
using CaseDesk.Core.Imports.Undoing;
using CaseDesk.Core.Users;
using CaseDesk.Web.Components.Pages.Imports;
using CaseDesk.Web.Endpoints.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
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
        imports.MapGet("/templates/{kind}.xlsx", Template).Produces<Stream>(200, Workbook);
        imports.MapGet("/{id:long}", ReadAsync);
        imports.MapGet("/{id:long}/rows", RowsAsync);
        imports.MapGet("/{id:long}/rejected.xlsx", RejectedAsync).Produces<Stream>(200, Workbook);
        imports.MapGet("/{id:long}/file", FileAsync).Produces<Stream>(200, "application/octet-stream");
        imports.MapPost("/{id:long}/run", RunAsync);
        imports.MapPost("/{id:long}/pause", PauseAsync);
        imports.MapPost("/{id:long}/cancel", CancelAsync);
        imports.MapPost("/{id:long}/undo", UndoAsync);
    }

    private static async Task<Results<Ok<PageAnswer<ImportAnswer>>, ProblemHttpResult>> ListAsync(
        ImportReading reading, CancellationToken cancellationToken, int page = 1, [FromQuery(Name = "page_size")] int pageSize = 20)
    {
        if (Paging.Check(page, pageSize) is { } refusal)
        {
            return refusal;
        }

        var found = await reading.ListAsync(page, pageSize, cancellationToken);
        return TypedResults.Ok(PageAnswer.Of(found, ImportAnswer.Of));
    }

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> ReadAsync(long id, ImportReading reading, CancellationToken cancellationToken) =>
        await reading.ReadAsync(id, cancellationToken) is { } import ? TypedResults.Ok(ImportAnswer.Of(import)) : Problems.NotFound();

    private static async Task<Results<Ok<PageAnswer<ImportRowAnswer>>, ProblemHttpResult>> RowsAsync(
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
        return TypedResults.Ok(PageAnswer.Of(found, ImportRowAnswer.Of));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> RejectedAsync(
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
        return TypedResults.Stream(workbook, Workbook, $"rejeitadas-{id}.xlsx");
    }

    /// <summary>Always to be saved, never shown: what is in it comes from strangers.</summary>
    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> FileAsync(
        long id, ImportReading reading, HttpContext context, CancellationToken cancellationToken) =>
        await reading.FileAsync(id, context.Caller(), cancellationToken) is var (content, fileName)
            ? TypedResults.Stream(content, "application/octet-stream", fileName)
            : Problems.NotFound();

    private static async Task<Results<Accepted<ImportStatusAnswer>, ProblemHttpResult>> RunAsync(long id, ImportSteering steering, HttpContext context, CancellationToken cancellationToken) =>
        Answer(id, await steering.RunAsync(id, context.Caller(), cancellationToken));

    private static async Task<Results<Accepted<ImportStatusAnswer>, ProblemHttpResult>> PauseAsync(long id, ImportSteering steering, HttpContext context, CancellationToken cancellationToken) =>
        Answer(id, await steering.PauseAsync(id, context.Caller(), cancellationToken));

    private static async Task<Results<Accepted<ImportStatusAnswer>, ProblemHttpResult>> CancelAsync(long id, ImportSteering steering, HttpContext context, CancellationToken cancellationToken) =>
        Answer(id, await steering.CancelAsync(id, context.Caller(), cancellationToken));

    /// <summary>A workbook to fill in, one for each kind of list.</summary>
    private static Results<FileStreamHttpResult, ProblemHttpResult> Template(string kind)
    {
        var index = ListKind.All.ToList().IndexOf(kind);
        if (index < 0)
        {
            return Problems.NotFound();
        }

        var stream = new MemoryStream();
        ListTemplates.Write((ListTemplateKind)index, stream);
        stream.Position = 0;
        return TypedResults.Stream(stream, Workbook, $"modelo-{kind}.xlsx");
    }

    private static async Task<Results<Accepted<ImportStatusAnswer>, ProblemHttpResult>> UndoAsync(long id, UndoPlanning undo, HttpContext context, CancellationToken cancellationToken) =>
        Answer(id, await undo.AskAsync(id, context.Caller(), cancellationToken));

    private static Results<Accepted<ImportStatusAnswer>, ProblemHttpResult> Answer(long id, SteeringOutcome outcome) => outcome switch
    {
        SteeringOutcome.Accepted(var status) => TypedResults.Accepted($"/api/imports/{id}", new ImportStatusAnswer(id, ImportAnswer.Shown(status))),
        SteeringOutcome.WrongStatus(var status) => Problems.Conflict(
            "status", "This is not possible where the import stands.", ("import_status", ImportAnswer.Shown(status))),
        SteeringOutcome.NotAllowed => Problems.NotAllowed(),
        _ => Problems.NotFound(),
    };
}
