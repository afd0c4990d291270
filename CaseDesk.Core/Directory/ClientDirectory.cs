using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Directory;

/// <summary>The list of clients and one client, read across clients and cases.</summary>
public sealed class ClientDirectory(IDbContextFactory<CaseDeskDbContext> contexts, TimeProvider clock)
{
    public async Task<PageOf<ClientListItem>> ListAsync(ClientFilter filter, int page, int pageSize, Actor reader, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var banks = string.IsNullOrWhiteSpace(filter.Bank) ? null : await EntityList.MatchingAsync(db, filter.Bank, cancellationToken);
        var clients = Filtered(db, filter, banks, now);
        var total = await clients.CountAsync(cancellationToken);
        var rows = await clients.OrderBy(client => client.SearchName).ThenBy(client => client.Id).Skip((page - 1) * pageSize).Take(pageSize).Select(client => new
        {
            client.Id,
            client.Cpf,
            client.Name,
            Enrollments = client.Enrollments.Where(enrollment => enrollment.Number != "").OrderByDescending(enrollment => enrollment.Id)
                .Select(enrollment => new { enrollment.Number, enrollment.DepartmentName, enrollment.DepartmentCode }).ToList(),
            Lines = client.Enrollments.SelectMany(enrollment => enrollment.Lines).Count(),
            Cases = db.Cases.Where(@case => @case.ClientId == client.Id).OrderBy(@case => @case.Id)
                .Select(@case => new { @case.Id, @case.Status, @case.HolderId, @case.OwnerId, @case.ExpiresAt }).ToList(),
            client.CreatedAt,
        }).AsSplitQuery().ToListAsync(cancellationToken);
        return new([.. rows.Select(row =>
        {
            var newest = row.Enrollments.FirstOrDefault();
            var full = row.Cases.Any(@case => CaseVisibility.ShowsFullData(reader, EffectiveStatus.Of(@case.Status, @case.ExpiresAt, now), @case.HolderId, @case.OwnerId));
            return new ClientListItem(
                row.Id, full || reader.May(Permission.SeeFullData) ? row.Cpf : Cpf.Parse(row.Cpf).Masked, row.Name,
                newest?.Number, [.. row.Enrollments.Select(enrollment => enrollment.Number)], newest?.DepartmentName ?? newest?.DepartmentCode,
                row.Lines, row.Cases.Count, row.Cases.LastOrDefault(@case => @case.Status.IsOpen())?.Id, row.CreatedAt);
        })],
            total, page, pageSize);
    }

    /// <returns>Null when there is no such client.</returns>
    public async Task<ClientDetail?> ReadAsync(long clientId, Actor reader, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Clients.AsNoTracking().SingleOrDefaultAsync(client => client.Id == clientId, cancellationToken) is not { } client)
        {
            return null;
        }

        var cases = await db.Cases.Where(@case => @case.ClientId == clientId).OrderByDescending(@case => @case.Id)
            .Select(@case => new { @case.Id, @case.Status, @case.HolderId, @case.OwnerId, @case.ExpiresAt, @case.CreatedAt, @case.EndedAt }).ToListAsync(cancellationToken);
        var visible = await db.Cases.Where(@case => @case.ClientId == clientId).Where(CaseVisibility.SeenBy(db, reader, now))
            .Select(@case => @case.Id).ToListAsync(cancellationToken);
        var isOwn = cases.Any(@case => CaseVisibility.WorksOn(reader, EffectiveStatus.Of(@case.Status, @case.ExpiresAt, now), @case.HolderId, @case.OwnerId));
        var full = isOwn || reader.May(Permission.SeeFullData);
        if (full && !isOwn)
        {
            await AuditTrail.RecordLookAsync(db, reader, new AuditAct.ClientRevealed(clientId), now, cancellationToken);
        }

        return new(
            ClientReading.Card(client, full), full,
            await ClientReading.EnrollmentsAsync(db, clientId, cancellationToken),
            await ClientReading.PhonesAsync(db, clientId, full, cancellationToken),
            full ? await ClientReading.AddressesAsync(db, clientId, cancellationToken) : [],
            await ClientReading.PayrollAsync(db, clientId, cancellationToken),
            [.. cases.Select(@case => new ClientCase(@case.Id, EffectiveStatus.Of(@case.Status, @case.ExpiresAt, now), @case.CreatedAt, @case.EndedAt, visible.Contains(@case.Id)))],
            client.CreatedAt);
    }

    private static IQueryable<Client> Filtered(CaseDeskDbContext db, ClientFilter filter, IReadOnlyList<long>? banks, DateTime now)
    {
        IQueryable<Client> clients = db.Clients;
        var search = SearchTerms.Read(filter.Search);
        if (search.Terms.Count > 0)
        {
            var ids = ClientSearch.Matching(db, search);
            clients = clients.Where(client => ids.Contains(client.Id));
        }
        else if (!search.IsEmpty)
        {
            clients = clients.Where(_ => false);
        }

        if (banks is not null)
        {
            var ids = ClientReading.WithLoansAt(db, banks);
            clients = clients.Where(client => ids.Contains(client.Id));
        }

        return filter.Status switch
        {
            null => clients,
            CaseStatus.Available => clients.Where(client => db.Cases.Any(@case => @case.ClientId == client.Id
                && (@case.Status == CaseStatus.Available || (@case.HolderId != null && @case.ExpiresAt <= now)))),
            { } status => clients.Where(client => db.Cases.Any(@case => @case.ClientId == client.Id && @case.Status == status
                && (@case.HolderId == null || @case.ExpiresAt > now))),
        };
    }
}
