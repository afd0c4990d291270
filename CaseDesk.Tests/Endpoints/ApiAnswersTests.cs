using System.Net;
using System.Text;
using CaseDesk.Core.Users;
using CaseDesk.Tests.Support;

namespace CaseDesk.Tests.Endpoints;

/// <summary>The description of the API and its answers say the same, call by call.</summary>
public sealed class ApiAnswersTests
{
    private const string List = "CPF;Nome;Banco Emprestimo;Valor Parcela\n90000000175;ANA EXEMPLO;BANCO;10,00\nx;SEM CPF;BANCO;10,00\n";

    [Fact]
    public async Task Every_call_answers_as_it_is_described()
    {
        await using var desk = await ApiDesk.StartAsync();
        var document = await ApiDocument.ReadAsync(desk.Nobody);
        var (admin, ana, carla) = (await desk.AsAsync(UserRole.Admin), await desk.AsAsync(UserRole.Attendant), await desk.AsAsync(UserRole.Calculator));
        var (faults, called) = (new List<string>(), new HashSet<string>());

        var signedIn = await CallAsync(desk.Nobody, "post /api/auth/login", body: new { email = "admin@example.test", password = TestApp.Password });
        await CallAsync(desk.Nobody, "post /api/auth/refresh", body: new { refresh_token = signedIn["refresh_token"].GetString() });
        await CallAsync(desk.Nobody, "post /api/auth/login", HttpStatusCode.Unauthorized, new { email = "x@example.test", password = "x" });
        await CallAsync(desk.Nobody, "post /api/auth/refresh", HttpStatusCode.UnprocessableEntity, new { });
        await CasesAsync();
        await DesksAsync();
        await ClientsAndFiguresAsync();
        await ImportsAsync();

        Assert.Empty(faults);
        Assert.Empty(document.Calls.Except(called));

        async Task CasesAsync()
        {
            var caseId = await desk.CaseAsync("ANA EXEMPLO");
            await desk.LoanAsync(caseId, "9001", "BANCO EXEMPLO S.A", 558.94m);
            await CallAsync(ana, "get /api/cases");
            await CallAsync(ana, "get /api/cases", HttpStatusCode.UnprocessableEntity, query: "?page=abc");
            await CallAsync(ana, "post /api/cases/{id}/assign", id: caseId);
            await CallAsync(admin, "post /api/cases/{id}/assign", HttpStatusCode.Conflict, id: caseId);
            await CallAsync(ana, "post /api/cases/{id}/notes", HttpStatusCode.Created, new { text = "Ligar amanhã." }, caseId);
            await CallAsync(ana, "post /api/cases/{id}/notes", HttpStatusCode.UnprocessableEntity, new { text = "" }, caseId);
            await CallAsync(ana, "get /api/cases/{id}/notes", id: caseId);
            await CallAsync(ana, "get /api/cases/{id}", id: caseId);
            await CallAsync(ana, "get /api/cases/{id}", HttpStatusCode.NotFound, id: 999);
            await CallAsync(ana, "post /api/cases/{id}/renew", id: caseId);
            await CallAsync(admin, "post /api/cases/{id}/check-expiry", id: caseId);
            await CallAsync(ana, "post /api/cases/{id}/check-expiry", HttpStatusCode.Forbidden, id: caseId);
            await CallAsync(admin, "patch /api/cases/{id}/expiry", body: new { assignment_expires_at = desk.Now.AddHours(5) }, id: caseId);
            await CallAsync(ana, "post /api/cases/{id}/release", body: new { reason = "engano" }, id: caseId);
            await CallAsync(ana, "post /api/cases/{id}/renew", HttpStatusCode.Conflict, id: caseId);
            await CallAsync(ana, "post /api/cases/next");
            await CallAsync(ana, "post /api/cases/next", HttpStatusCode.NoContent);
            await CallAsync(admin, "patch /api/cases/{id}/assignee", body: new { user_id = (await desk.PersonAsync(UserRole.Admin)).Id }, id: caseId);
            await CallAsync(admin, "post /api/cases", HttpStatusCode.Created, new { client_id = await desk.ClientAsync() });
            await CallAsync(admin, "post /api/cases", HttpStatusCode.BadRequest);
        }

        async Task DesksAsync()
        {
            var (caseId, _) = await desk.TakenAsync(await desk.PersonAsync(UserRole.Attendant));
            await CallAsync(ana, "post /api/cases/{id}/send-to-calculator", id: caseId);
            await CallAsync(carla, "post /api/cases/{id}/reject", body: new { reason = "falta o contracheque" }, id: caseId);
            await CallAsync(ana, "post /api/cases/{id}/send-to-calculator", id: caseId);
            await CallAsync(carla, "post /api/cases/{id}/approve", id: caseId);
            await CallAsync(admin, "post /api/cases/{id}/override", body: new { status = "disponivel", reason = "teste" }, id: caseId);
            await CallAsync(admin, "post /api/cases/{id}/cancel", body: new { reason = "teste" }, id: caseId);
        }

        async Task ClientsAndFiguresAsync()
        {
            await CallAsync(admin, "get /api/clients");
            await CallAsync(admin, "get /api/clients/{id}", id: 1);
            await CallAsync(admin, "post /api/cases/scheduler/run-maintenance");
            await CallAsync(admin, "post /api/cases/scheduler/run-maintenance", query: "?dry_run=true");
            await CallAsync(admin, "get /api/cases/scheduler/statistics");
            await CallAsync(admin, "get /api/cases/scheduler/cases-near-expiry", query: "?hours_before=168");
        }

        async Task ImportsAsync()
        {
            await CallAsync(admin, "get /api/imports/templates/{kind}.xlsx", path: "/api/imports/templates/new_list.xlsx");
            var import = await UploadAsync(HttpStatusCode.Accepted, ("reference", "07/2025"), ("dry_run", "true"), ("file", List));
            var id = import["id"].GetInt64();
            await UploadAsync(HttpStatusCode.OK, ("reference", "07/2025"), ("file", List));
            await UploadAsync(HttpStatusCode.UnprocessableEntity, ("file", List.Replace("ANA", "BIA", StringComparison.Ordinal)));
            await desk.EndOfAsync(admin, id);
            await CallAsync(admin, "post /api/imports/{id}/pause", HttpStatusCode.Conflict, id: id);
            await CallAsync(admin, "post /api/imports/{id}/run", HttpStatusCode.Accepted, id: id);
            await desk.EndOfAsync(admin, id);
            await CallAsync(admin, "get /api/imports/{id}", id: id);
            await CallAsync(admin, "get /api/imports");
            await CallAsync(admin, "get /api/imports/{id}/rows", id: id);
            await CallAsync(admin, "get /api/imports/{id}/rejected.xlsx", id: id);
            await CallAsync(admin, "get /api/imports/{id}/file", id: id);
            await CallAsync(admin, "post /api/imports/{id}/undo", HttpStatusCode.Accepted, id: id);
            var other = await UploadAsync(HttpStatusCode.Accepted, ("reference", "07/2025"), ("dry_run", "true"), ("file", List.Replace("ANA", "CLO", StringComparison.Ordinal)));
            await desk.EndOfAsync(admin, other["id"].GetInt64());
            await CallAsync(admin, "post /api/imports/{id}/cancel", HttpStatusCode.Accepted, id: other["id"].GetInt64());
        }

        async Task<ApiAnswer> UploadAsync(HttpStatusCode status, params (string Name, string Text)[] parts) =>
            Hold("post /api/imports", status, await admin.UploadAsync([.. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Text)))]));

        async Task<ApiAnswer> CallAsync(
            HttpClient who, string call, HttpStatusCode status = HttpStatusCode.OK, object? body = null, long id = 0, string query = "", string? path = null)
        {
            path ??= call.Split(' ')[1].Replace("{id}", $"{id}", StringComparison.Ordinal) + query;
            var answer = call.Split(' ')[0] switch
            {
                "get" => await who.ReadAsync(path),
                "patch" => await who.PatchAsync(path, body),
                _ => await who.PostAsync(path, body),
            };
            return Hold(call, status, answer);
        }

        ApiAnswer Hold(string call, HttpStatusCode status, ApiAnswer answer)
        {
            called.Add(call);
            if (answer.Status != status)
            {
                faults.Add($"{call}: {(int)status} was expected, {(int)answer.Status} came: {answer.Text}");
            }

            faults.AddRange(document.Faults(call, answer));
            return answer;
        }
    }

    /// <summary>The names that scripts know (api.md): whoever renames a property inside must not rename them.</summary>
    [Theory]
    [InlineData("get /api/cases", "items.assigned_at items.assigned_user_id items.assigned_user_name items.assignment_expires_at items.assignment_id items.client.cpf items.client.id items.client.matricula items.client.name items.created_at items.entity items.id items.is_new items.loans items.loans_amount items.owner_user_id items.owner_user_name items.reference items.status items.updated_at page page_size total")]
    [InlineData("get /api/cases/{id}", "actions.action actions.allowed actions.why_not assigned_at assigned_user_id assigned_user_name assignment_expires_at assignment_history.assignment_id assignment_history.end_reason assignment_history.ended_at assignment_history.ended_by assignment_history.expires_at assignment_history.had_activity assignment_history.renewals assignment_history.taken_at assignment_history.user_id assignment_history.user_name assignment_id client.cpf client.id client.matricula client.name created_at earlier_cases.created_at earlier_cases.ended_at earlier_cases.id earlier_cases.status enrollments.department_code enrollments.department_name enrollments.id enrollments.number enrollments.position entity events.at events.by_name events.by_user_id events.data events.id events.type id is_new loans loans_amount notes.at notes.by_name notes.by_user_id notes.id notes.text owner_user_id owner_user_name payroll_lines.amount payroll_lines.balance payroll_lines.enrollment_id payroll_lines.entity payroll_lines.fin payroll_lines.paid_installments payroll_lines.reference payroll_lines.status payroll_lines.total_installments phones.id phones.is_primary phones.last_result phones.number phones.source reference simulations status updated_at")]
    [InlineData("post /api/cases/{id}/assign", "assigned_at assigned_user_id assignment_expires_at assignment_id case_id status why")]
    [InlineData("post /api/cases/{id}/release", "case_id status")]
    [InlineData("post /api/cases/{id}/check-expiry", "assignment_expires_at case_id is_expired was_released")]
    [InlineData("get /api/clients", "items.casos items.contratos items.cpf items.created_at items.id items.matricula items.matriculas items.nome items.open_case_id items.orgao page page_size total")]
    [InlineData("post /api/cases/scheduler/run-maintenance", "cases duration_ms executed_at executed_by execution_id maintenance_completed stats.already_expired stats.errors stats.expired stats.processed")]
    [InlineData("get /api/cases/scheduler/statistics", "cases_near_expiry.assigned_user_id cases_near_expiry.assigned_user_name cases_near_expiry.case_id cases_near_expiry.client_name cases_near_expiry.expires_at cases_near_expiry.hours_remaining near_expiry_count per_user.assigned_count per_user.currently_assigned per_user.expired_count per_user.released_count per_user.user_id per_user.user_name statistics.assigned_count statistics.currently_assigned statistics.expired_count statistics.generated_at statistics.period_days statistics.released_count")]
    [InlineData("get /api/cases/scheduler/cases-near-expiry", "cases.assigned_user_id cases.assigned_user_name cases.case_id cases.client_name cases.expires_at cases.hours_remaining count hours_before_expiry")]
    [InlineData("post /api/auth/login", "access_token expires_in refresh_token token_type")]
    public async Task The_fields_of_an_answer_are_those_that_are_promised(string call, string fields)
    {
        await using var desk = await ApiDesk.StartAsync();

        var described = (await ApiDocument.ReadAsync(desk.Nobody)).FieldsOf(call, 200);

        Assert.Equal(fields, string.Join(' ', described));
    }
}
