using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Acting;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using CaseDesk.Web.Endpoints.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CaseDesk.Web.Endpoints;

/// <summary>Cases: lists, one case, and everything that is done to it (api.md, "Cases").</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("cases");
        cases.MapGet("", ListAsync);
        cases.MapGet("/{id:long}", ReadAsync);
        cases.MapPost("", OpenAsync);
        cases.MapPost("/next", TakeNextAsync);
        cases.MapPost("/{id:long}/assign", AssignAsync);
        cases.MapPost("/{id:long}/release", ReleaseAsync);
        cases.MapPost("/{id:long}/renew", RenewAsync);
        cases.MapPost("/{id:long}/send-to-calculator", (long id, [FromBody] ActionRequest? request, Call call) => ActAsync(id, CaseAction.SendToCalculator, request, call));
        cases.MapPost("/{id:long}/approve", (long id, [FromBody] ActionRequest? request, Call call) => ActAsync(id, CaseAction.ApproveCalculation, request, call));
        cases.MapPost("/{id:long}/reject", (long id, [FromBody] ActionRequest? request, Call call) => ActAsync(id, CaseAction.RejectCalculation, request, call));
        cases.MapPost("/{id:long}/cancel", (long id, [FromBody] ActionRequest? request, Call call) => ActAsync(id, CaseAction.Cancel, request, call));
        cases.MapPost("/{id:long}/override", OverrideAsync);
        cases.MapPatch("/{id:long}/assignee", ReassignAsync);
        cases.MapPatch("/{id:long}/expiry", ChangeExpiryAsync);
        cases.MapPost("/{id:long}/check-expiry", CheckExpiryAsync).RequireAuthorization(nameof(Permission.Supervise));
        cases.MapGet("/{id:long}/notes", NotesAsync);
        cases.MapPost("/{id:long}/notes", AddNoteAsync);
    }

    private static async Task<Results<Ok<PageAnswer<CaseItemAnswer>>, ProblemHttpResult>> ListAsync(
        CaseLists lists, EntityList entities, HttpContext context, CancellationToken cancellationToken, string[]? status = null, bool? assigned = null,
        bool mine = false, string? q = null, string? entity = null, string order = "queue", int page = 1, [FromQuery(Name = "page_size")] int pageSize = 20)
    {
        var (filter, problem) = await ReadFilterAsync(status ?? [], q, entity, order, entities, cancellationToken);
        if ((problem ?? Paging.Check(page, pageSize)) is { } refusal)
        {
            return refusal;
        }

        var found = await lists.ListAsync(filter with { Assigned = assigned, Mine = mine }, page, pageSize, context.Caller(), cancellationToken);
        return TypedResults.Ok(PageAnswer.Of(found, item => new CaseItemAnswer(item)));
    }

    private static async Task<Results<Ok<CaseAnswer>, ProblemHttpResult>> ReadAsync(
        long id, CaseReading reading, HttpContext context, CancellationToken cancellationToken) =>
        await reading.ReadAsync(id, context.Caller(), cancellationToken) is { } detail ? TypedResults.Ok(new CaseAnswer(detail)) : Problems.NotFound();

    private static async Task<Results<Created<CaseAnswer>, ProblemHttpResult>> OpenAsync(
        OpenRequest request, CaseOpening opening, CaseReading reading, HttpContext context, CancellationToken cancellationToken)
    {
        if (request.ClientId is not { } clientId)
        {
            return Problems.Invalid("client_id", "The id of a client is required.");
        }

        return await opening.OpenAsync(clientId, context.Caller(), cancellationToken) switch
        {
            OpenCaseOutcome.Opened(var id) => TypedResults.Created(
                $"/api/cases/{id}", new CaseAnswer((await reading.ReadAsync(id, context.Caller(), cancellationToken))!)),
            OpenCaseOutcome.AlreadyOpen(var id) => Problems.Conflict("open_case", "The client has an open case already.", ("case_id", id)),
            OpenCaseOutcome.NoSuchClient => Problems.Invalid("client_id", "There is no such client."),
            _ => Problems.NotAllowed(),
        };
    }

    private static async Task<Results<Ok<AssignedAnswer>, NoContent, ProblemHttpResult>> TakeNextAsync(
        [FromBody] NextRequest? request, NextCase next, EntityList entities, HttpContext context, CancellationToken cancellationToken)
    {
        string[] statuses = string.IsNullOrEmpty(request?.Status) ? [] : [request.Status];
        var (filter, problem) = await ReadFilterAsync(statuses, request?.Q, request?.Entity, "queue", entities, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        return await next.TakeAsync(filter, context.Caller(), cancellationToken) switch
        {
            NextCaseOutcome.Taken(var done) => TypedResults.Ok(AssignedAnswer.Of(done, "longest_waiting")),
            NextCaseOutcome.Refused(var why) => Problems.Of(why)!,
            _ => TypedResults.NoContent(),
        };
    }

    private static async Task<Results<Ok<AssignedAnswer>, ProblemHttpResult>> AssignAsync(long id, Call call)
    {
        var outcome = await call.Actions.AssignAsync(id, call.User, call.Cancel);
        return outcome is CaseOutcome.Done done ? TypedResults.Ok(AssignedAnswer.Of(done)) : Problems.Of(outcome)!;
    }

    private static async Task<Results<Ok<CaseStatusAnswer>, ProblemHttpResult>> ReleaseAsync(long id, [FromBody] ActionRequest? request, Call call)
    {
        var outcome = await call.RunAsync(id, new(CaseAction.Release) { Reason = request?.Reason, AssignmentId = request?.AssignmentId });
        return outcome is CaseOutcome.Done done ? TypedResults.Ok(new CaseStatusAnswer(id, done.Status.Code())) : Problems.Of(outcome)!;
    }

    private static async Task<Results<Ok<AssignedAnswer>, ProblemHttpResult>> RenewAsync(long id, [FromBody] ActionRequest? request, Call call)
    {
        var outcome = await call.RunAsync(id, new(CaseAction.Renew) { AssignmentId = request?.AssignmentId });
        return outcome is CaseOutcome.Done done ? TypedResults.Ok(AssignedAnswer.Of(done)) : Problems.Of(outcome)!;
    }

    private static async Task<Results<Ok<CaseAnswer>, ProblemHttpResult>> OverrideAsync(long id, OverrideRequest request, Call call) =>
        CaseStatuses.TryParse(request.Status, out var status)
            ? await call.AnswerAsync(id, new(CaseAction.Override) { TargetStatus = status, TargetUserId = request.UserId, Reason = request.Reason })
            : Problems.Invalid("status", "The code of a status is required, such as disponivel.");

    private static async Task<Results<Ok<CaseAnswer>, ProblemHttpResult>> ReassignAsync(long id, AssigneeRequest request, Call call)
    {
        var detail = await call.Reading.ReadAsync(id, call.User, call.Cancel);
        var action = detail?.Item.Status.Kind() == StatusKind.Desk ? CaseAction.ChangeOwner : CaseAction.Reassign;
        return await call.AnswerAsync(id, new(action) { TargetUserId = request.UserId, Reason = request.Reason });
    }

    private static Task<Results<Ok<CaseAnswer>, ProblemHttpResult>> ChangeExpiryAsync(long id, ExpiryRequest request, Call call) =>
        call.AnswerAsync(id, new(CaseAction.ChangeExpiry) { ExpiresAt = request.AssignmentExpiresAt, Reason = request.Reason });

    private static async Task<Results<Ok<ExpiryCheckAnswer>, ProblemHttpResult>> CheckExpiryAsync(
        long id, CaseScheduler scheduler, CancellationToken cancellationToken) =>
        await scheduler.CheckAsync(id, cancellationToken) is { } check
            ? TypedResults.Ok(new ExpiryCheckAnswer(id, check.IsExpired, check.ExpiresAt, check.WasReleased))
            : Problems.NotFound();

    private static async Task<Results<Ok<PageAnswer<NoteAnswer>>, ProblemHttpResult>> NotesAsync(
        long id, CaseNotes notes, Call call, int page = 1, [FromQuery(Name = "page_size")] int pageSize = 20)
    {
        if (Paging.Check(page, pageSize) is { } refusal)
        {
            return refusal;
        }

        return await notes.ListAsync(id, page, pageSize, call.User, call.Cancel) is { } found
            ? TypedResults.Ok(PageAnswer.Of(found, NoteAnswer.Of))
            : Problems.NotFound();
    }

    private static async Task<Results<Created<NoteAnswer>, ProblemHttpResult>> AddNoteAsync(long id, NoteRequest request, CaseNotes notes, Call call)
    {
        // Who names his assignment had the case in front of him: he hears that it has ended, even when somebody else has it now.
        if (request.AssignmentId is null && await call.Reading.ReadAsync(id, call.User, call.Cancel) is null)
        {
            return Problems.NotFound();
        }

        return await notes.AddAsync(id, request.Text, request.AssignmentId, call.User, call.Cancel) switch
        {
            NoteOutcome.Added(var note) => TypedResults.Created($"/api/cases/{id}/notes", NoteAnswer.Of(note)),
            NoteOutcome.Ended(var holder) => Problems.Conflict("ended", "The assignment has ended.", ("holder", holder)),
            NoteOutcome.Invalid(var problem) => Problems.Invalid("text", problem),
            NoteOutcome.NotAllowed => Problems.NotAllowed(),
            _ => Problems.NotFound(),
        };
    }

    private static Task<Results<Ok<CaseAnswer>, ProblemHttpResult>> ActAsync(long id, CaseAction action, ActionRequest? request, Call call) =>
        call.AnswerAsync(id, new(action) { Reason = request?.Reason, AssignmentId = request?.AssignmentId });

    private static async Task<(CaseFilter Filter, ProblemHttpResult? Problem)> ReadFilterAsync(
        string[] codes, string? q, string? entity, string order, EntityList entities, CancellationToken cancellationToken)
    {
        var statuses = new List<CaseStatus>();
        foreach (var code in codes)
        {
            if (!CaseStatuses.TryParse(code, out var status))
            {
                return (new(), Problems.Invalid("status", $"\"{code}\" is no status."));
            }

            statuses.Add(status);
        }

        if (CaseOrders.Parse(order) is not { } parsed)
        {
            return (new(), Problems.Invalid("order", "One of queue, created, -created, expires, loans, -loans is expected."));
        }

        if (Problems.OfText("entity", entity, TextBounds.Name) is { } refusal)
        {
            return (new(), refusal);
        }

        var banks = string.IsNullOrWhiteSpace(entity) ? null : await entities.MatchingAsync(entity, cancellationToken);
        var filter = new CaseFilter { Statuses = statuses, Search = q, EntityIds = banks, Order = parsed };
        return (filter, Problems.OfSearch(filter.SearchProblem));
    }

    internal sealed record OpenRequest(long? ClientId);
    internal sealed record ActionRequest([property: Longest(TextBounds.Reason)] string? Reason, long? AssignmentId);
    internal sealed record NextRequest(string? Status, [property: Longest(TextBounds.Name)] string? Entity, string? Q);
    internal sealed record OverrideRequest(string? Status, [property: Longest(TextBounds.Name)] string? UserId, [property: Longest(TextBounds.Reason)] string? Reason);
    internal sealed record AssigneeRequest([property: Longest(TextBounds.Name)] string? UserId, [property: Longest(TextBounds.Reason)] string? Reason);
    internal sealed record ExpiryRequest(DateTime? AssignmentExpiresAt, [property: Longest(TextBounds.Reason)] string? Reason);
    internal sealed record NoteRequest(string? Text, long? AssignmentId);

    /// <summary>What nearly every case endpoint needs, bound from the request.</summary>
    internal sealed record Call(CaseActions Actions, CaseReading Reading, CurrentUser User, CancellationToken Cancel)
    {
        public static ValueTask<Call?> BindAsync(HttpContext context) => new(new Call(
            context.RequestServices.GetRequiredService<CaseActions>(), context.RequestServices.GetRequiredService<CaseReading>(),
            context.Caller(), context.RequestAborted));

        public Task<CaseOutcome> RunAsync(long id, CaseCommand command) => Actions.RunAsync(id, command, User, Cancel);

        /// <summary>Runs an action and answers with the whole case, or with what went wrong.</summary>
        public async Task<Results<Ok<CaseAnswer>, ProblemHttpResult>> AnswerAsync(long id, CaseCommand command)
        {
            if (Problems.Of(await RunAsync(id, command)) is { } problem)
            {
                return problem;
            }

            return await Reading.ReadAsync(id, User, Cancel) is { } detail ? TypedResults.Ok(new CaseAnswer(detail)) : Problems.NotFound();
        }
    }
}
