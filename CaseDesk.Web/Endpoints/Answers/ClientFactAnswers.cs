using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Clients;

namespace CaseDesk.Web.Endpoints.Answers;

internal sealed record EnrollmentAnswer(long Id, string Number, string? DepartmentCode, string? DepartmentName, string? Position)
{
    public static EnrollmentAnswer Of(EnrollmentItem item) => new(item.Id, item.Number, item.DepartmentCode, item.DepartmentName, item.Position);
}

internal sealed record PhoneAnswer(long Id, string Number, bool IsPrimary, string Source, string? LastResult)
{
    public static PhoneAnswer Of(PhoneItem item) => new(item.Id, item.Number, item.IsPrimary, item.Source, item.LastResult);
}

internal sealed record AddressAnswer(
    string? PostalCode, string? Street, string? Number, string? Complement, string? District, string? City, string? State, bool IsPrimary)
{
    public static AddressAnswer Of(AddressItem item) =>
        new(item.PostalCode, item.Street, item.Number, item.Complement, item.District, item.City, item.State, item.IsPrimary);
}

internal sealed record PayrollLineAnswer(
    long EnrollmentId, string Entity, string Fin, string? Reference, string? Status, int? TotalInstallments, int? PaidInstallments, decimal? Amount,
    decimal? Balance)
{
    public static PayrollLineAnswer Of(PayrollItem line) => new(
        line.EnrollmentId, line.Entity, line.Fin, AnswerMonth.Of(line.Reference), line.Status, line.TotalInstallments, line.PaidInstallments,
        line.Amount, line.Balance);
}

internal sealed record NoteAnswer(long Id, string Text, DateTime At, string ByUserId, string ByName)
{
    public static NoteAnswer Of(NoteItem note) => new(note.Id, note.Text, note.At, note.ByUserId, note.ByName);
}
