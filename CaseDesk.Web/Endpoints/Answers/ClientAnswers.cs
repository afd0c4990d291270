using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Directory;

namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>A client in a list; the fields keep the names that existing scripts know.</summary>
internal sealed record ClientItemAnswer(
    long Id, string Cpf, string Nome, string? Matricula, IReadOnlyList<string> Matriculas, string? Orgao, int Contratos, int Casos, long? OpenCaseId,
    DateTime CreatedAt)
{
    public static ClientItemAnswer Of(ClientListItem client) => new(
        client.Id, client.Cpf, client.Name, client.Enrollment, client.Enrollments, client.Department, client.PayrollLines, client.Cases,
        client.OpenCaseId, client.CreatedAt);
}

/// <summary>A client with all that belongs to them.</summary>
internal sealed record ClientAnswer(
    long Id, string Cpf, string Nome, DateOnly? BirthDate, string? Email, string? ClientNumber, string? Bank, string? Branch, string? Account,
    string? PixKey, string? PixKeyType, IReadOnlyList<EnrollmentAnswer> Enrollments, IReadOnlyList<PhoneAnswer> Phones,
    IReadOnlyList<AddressAnswer> Addresses, IReadOnlyList<PayrollLineAnswer> PayrollLines, IReadOnlyList<OtherCaseAnswer> Cases, DateTime CreatedAt)
{
    public static ClientAnswer Of(ClientDetail detail)
    {
        var client = detail.Client;
        return new(
            client.Id, Core.Clients.Cpf.TryParse(client.Cpf, out var cpf) ? cpf.Digits : client.Cpf, client.Name, client.BirthDate, client.Email,
            client.ClientNumber, client.Bank, client.Branch, client.Account, client.PixKey, client.PixKeyType,
            [.. detail.Enrollments.Select(EnrollmentAnswer.Of)], [.. detail.Phones.Select(PhoneAnswer.Of)], [.. detail.Addresses.Select(AddressAnswer.Of)],
            [.. detail.PayrollLines.Select(PayrollLineAnswer.Of)],
            [.. detail.Cases.Select(@case => new OtherCaseAnswer(@case.Id, @case.Status.Code(), @case.CreatedAt, @case.EndedAt))], detail.CreatedAt);
    }
}
