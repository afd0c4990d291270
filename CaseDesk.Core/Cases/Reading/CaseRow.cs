using CaseDesk.Core.Cases.Workflow;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Data;
using CaseDesk.Core.Users;

namespace CaseDesk.Core.Cases.Reading;

/// <summary>What the database returns of a case, before it is decided what this reader may see of it.</summary>
internal sealed record CaseRow(
    long Id, CaseStatus Stored, int TimesTaken, long ClientId, string ClientName, string Cpf, string? Enrollment,
    string? Entity, DateOnly? Reference, int Loans, decimal LoansAmount, DateTime QueuedAt,
    string? HolderId, string? HolderName, long? AssignmentId, DateTime? AssignedAt, DateTime? ExpiresAt,
    string? OwnerId, string? OwnerName, DateTime CreatedAt, DateTime UpdatedAt, DateTime? SuppressedUntil)
{
    public static IQueryable<CaseRow> From(CaseDeskDbContext db, IQueryable<Case> cases) => cases.Select(@case => new CaseRow(
        @case.Id, @case.Status, @case.TimesTaken, @case.ClientId, @case.Client.Name, @case.Client.Cpf,
        @case.Client.Enrollments.Where(enrollment => enrollment.Number != "").OrderByDescending(enrollment => enrollment.Id)
            .Select(enrollment => enrollment.Number).FirstOrDefault(),
        @case.Entity!.Name, @case.Reference, @case.Loans, @case.LoansAmount, @case.QueuedAt,
        @case.HolderId, db.Users.Where(user => user.Id == @case.HolderId).Select(user => user.Name).FirstOrDefault(),
        @case.AssignmentId, @case.AssignedAt, @case.ExpiresAt,
        @case.OwnerId, db.Users.Where(user => user.Id == @case.OwnerId).Select(user => user.Name).FirstOrDefault(),
        @case.CreatedAt, @case.UpdatedAt, @case.SuppressedUntil));

    public CaseItem For(Actor reader, DateTime now)
    {
        var isOver = EffectiveStatus.IsOver(ExpiresAt, now);
        var status = EffectiveStatus.Of(Stored, ExpiresAt, now);
        var isFree = status == CaseStatus.Available;
        var full = CaseVisibility.ShowsFullData(reader, status, HolderId, OwnerId);
        return new(
            Id, status, TimesTaken == 0, ClientId, ClientName, full ? Cpf : Clients.Cpf.Parse(Cpf).Masked, Enrollment,
            Entity, Reference, Loans, LoansAmount, isFree ? (isOver ? ExpiresAt : QueuedAt) : null,
            HolderId is null || isOver ? null : new(AssignmentId!.Value, HolderId, HolderName!, AssignedAt!.Value, ExpiresAt!.Value),
            isOver ? null : OwnerId, isOver ? null : OwnerName, CreatedAt, UpdatedAt, SuppressedUntil > now ? SuppressedUntil : null);
    }
}
