using CaseDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Clients;

/// <summary>Reads what belongs to a client, for the case page and the client page alike; masked for who may not see it.</summary>
internal static class ClientReading
{
    public static ClientCard Card(Client client, bool full) => new(
        client.Id, client.Name, full ? Cpf.Parse(client.Cpf).Formatted : Cpf.Parse(client.Cpf).Masked, client.BirthDate,
        full ? client.Email : null, client.ClientNumber, client.Notes,
        full ? client.Bank : null, full ? client.Branch : null, full ? client.Account : null, full ? client.PixKey : null, full ? client.PixKeyType : null);

    public static Task<List<EnrollmentItem>> EnrollmentsAsync(CaseDeskDbContext db, long clientId, CancellationToken cancellationToken) =>
        db.Enrollments.Where(enrollment => enrollment.ClientId == clientId).OrderBy(enrollment => enrollment.Id)
            .Select(enrollment => new EnrollmentItem(enrollment.Id, enrollment.Number, enrollment.DepartmentCode, enrollment.DepartmentName, enrollment.Position))
            .ToListAsync(cancellationToken);

    public static Task<List<PayrollItem>> PayrollAsync(CaseDeskDbContext db, long clientId, CancellationToken cancellationToken) =>
        (from enrollment in db.Enrollments
         where enrollment.ClientId == clientId
         join line in db.PayrollLines on enrollment.Id equals line.EnrollmentId
         orderby enrollment.Id, line.Reference descending, line.Id
         select new PayrollItem(enrollment.Id, line.Entity.Name, line.Fin, line.Reference, line.Status, line.TotalInstallments, line.PaidInstallments, line.Amount, line.Balance))
        .ToListAsync(cancellationToken);

    /// <summary>Who has a loan at one of these banks, in any month known: what a filter by bank means, of clients as of cases.</summary>
    public static IQueryable<long> WithLoansAt(CaseDeskDbContext db, IReadOnlyList<long> banks) =>
        from line in db.PayrollLines
        where banks.Contains(line.EntityId)
        join enrollment in db.Enrollments on line.EnrollmentId equals enrollment.Id
        select enrollment.ClientId;

    /// <summary>The changes of the newest month that has any.</summary>
    public static Task<List<ChangeItem>> ChangesAsync(CaseDeskDbContext db, long clientId, CancellationToken cancellationToken) =>
        (from change in db.PayrollChanges
         where change.ClientId == clientId && change.Reference == db.PayrollChanges.Where(other => other.ClientId == clientId).Max(other => other.Reference)
         join entity in db.PayrollEntities on change.EntityId equals entity.Id
         orderby change.Id
         select new ChangeItem(change.Kind, entity.Name, change.Reference, change.Fin, change.Before, change.After)).ToListAsync(cancellationToken);

    public static async Task<List<PhoneItem>> PhonesAsync(CaseDeskDbContext db, long clientId, bool full, CancellationToken cancellationToken)
    {
        var phones = await db.Phones.Where(phone => phone.ClientId == clientId).OrderByDescending(phone => phone.IsPrimary).ThenBy(phone => phone.Id)
            .Select(phone => new PhoneItem(phone.Id, phone.Number, phone.IsPrimary, phone.Source, phone.LastResult)).ToListAsync(cancellationToken);
        return [.. phones.Select(phone => phone with { Number = full ? PhoneNumber.Parse(phone.Number).Formatted : PhoneNumber.Parse(phone.Number).Masked })];
    }

    public static Task<List<AddressItem>> AddressesAsync(CaseDeskDbContext db, long clientId, CancellationToken cancellationToken) =>
        db.Addresses.Where(address => address.ClientId == clientId).OrderByDescending(address => address.IsPrimary).ThenBy(address => address.Id)
            .Select(address => new AddressItem(address.PostalCode, address.Street, address.Number, address.Complement, address.District, address.City, address.State, address.IsPrimary))
            .ToListAsync(cancellationToken);
}
