using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Directory;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
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

    private static async Task<IResult> ListAsync(
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
        return Results.Ok(new
        {
            items = found.Items.Select(client => new
            {
                id = client.Id,
                cpf = client.Cpf,
                nome = client.Name,
                matricula = client.Enrollment,
                matriculas = client.Enrollments,
                orgao = client.Department,
                contratos = client.PayrollLines,
                casos = client.Cases,
                open_case_id = client.OpenCaseId,
                created_at = client.CreatedAt,
            }),
            total = found.Total,
            page,
            page_size = pageSize,
        });
    }

    private static async Task<IResult> ReadAsync(long id, ClientDirectory directory, HttpContext context, CancellationToken cancellationToken) =>
        await directory.ReadAsync(id, context.Caller(), cancellationToken) is not { } client
            ? Problems.NotFound()
            : Results.Ok(new
            {
                id = client.Client.Id,
                cpf = Cpf.TryParse(client.Client.Cpf, out var cpf) ? cpf.Digits : client.Client.Cpf,
                nome = client.Client.Name,
                birth_date = client.Client.BirthDate,
                email = client.Client.Email,
                client_number = client.Client.ClientNumber,
                bank = client.Client.Bank,
                branch = client.Client.Branch,
                account = client.Client.Account,
                pix_key = client.Client.PixKey,
                pix_key_type = client.Client.PixKeyType,
                enrollments = client.Enrollments,
                phones = client.Phones,
                addresses = client.Addresses,
                payroll_lines = client.PayrollLines.Select(CaseJson.Line),
                cases = client.Cases.Select(@case => new { id = @case.Id, status = @case.Status.Code(), created_at = @case.CreatedAt, ended_at = @case.EndedAt }),
                created_at = client.CreatedAt,
            });
}
