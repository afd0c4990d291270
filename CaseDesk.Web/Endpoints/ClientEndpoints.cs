using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using CaseDesk.Web.Endpoints.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CaseDesk.Web.Endpoints;

/// <summary>Clients (api.md, "Clients"). The fields keep the names that existing scripts know.</summary>
internal static class ClientEndpoints
{
    public static void MapClients(this RouteGroupBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags("clients").RequireAuthorization(nameof(Permission.SeeClients));
        clients.MapGet("", ListAsync);
        clients.MapGet("/{id:long}", ReadAsync);
    }

    private static async Task<Results<Ok<PageAnswer<ClientItemAnswer>>, ProblemHttpResult>> ListAsync(
        ClientDirectory directory, HttpContext context, CancellationToken cancellationToken, string? q = null, string? bank = null, string? status = null,
        int page = 1, [FromQuery(Name = "page_size")] int pageSize = 20)
    {
        CaseStatus? parsed = null;
        if (!string.IsNullOrEmpty(status))
        {
            if (!CaseStatuses.TryParse(status, out var known))
            {
                return Problems.Invalid("status", $"\"{status}\" is no status.");
            }

            parsed = known;
        }

        if ((Paging.Check(page, pageSize) ?? Problems.OfSearch(SearchTerms.Read(q).Problem) ?? Problems.OfText("bank", bank, TextBounds.Name)) is { } refusal)
        {
            return refusal;
        }

        var found = await directory.ListAsync(new(q, bank, parsed), page, pageSize, context.Caller(), cancellationToken);
        return TypedResults.Ok(PageAnswer.Of(found, ClientItemAnswer.Of));
    }

    private static async Task<Results<Ok<ClientAnswer>, ProblemHttpResult>> ReadAsync(
        long id, ClientDirectory directory, HttpContext context, CancellationToken cancellationToken) =>
        await directory.ReadAsync(id, context.Caller(), cancellationToken) is { } client ? TypedResults.Ok(ClientAnswer.Of(client)) : Problems.NotFound();
}
