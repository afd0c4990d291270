using CaseDesk.Core.Cases.Reading;
using CaseDesk.Core.Cases.Workflow;

namespace CaseDesk.Web.Endpoints.Answers;

/// <summary>A case in a list (api.md, "Objects").</summary>
internal record CaseItemAnswer
{
    public CaseItemAnswer(CaseItem item)
    {
        (Id, Status, IsNew) = (item.Id, item.Status.Code(), item.IsNew);
        Client = new(item.ClientId, item.ClientName, item.Cpf, item.Enrollment);
        (Entity, Reference, Loans, LoansAmount) = (item.Entity, AnswerMonth.Of(item.Reference), item.Loans, item.LoansAmount);
        (AssignedUserId, AssignedUserName, AssignedAt) = (item.Holding?.UserId, item.Holding?.UserName, item.Holding?.TakenAt);
        (AssignmentExpiresAt, AssignmentId) = (item.Holding?.ExpiresAt, item.Holding?.AssignmentId);
        (OwnerUserId, OwnerUserName, CreatedAt, UpdatedAt) = (item.OwnerId, item.OwnerName, item.CreatedAt, item.UpdatedAt);
    }

    public long Id { get; }
    public string Status { get; }
    public bool IsNew { get; }
    public CaseClientAnswer Client { get; }
    public string? Entity { get; }
    public string? Reference { get; }
    public int Loans { get; }
    public decimal LoansAmount { get; }
    public string? AssignedUserId { get; }
    public string? AssignedUserName { get; }
    public DateTime? AssignedAt { get; }
    public DateTime? AssignmentExpiresAt { get; }
    public long? AssignmentId { get; }
    public string? OwnerUserId { get; }
    public string? OwnerUserName { get; }
    public DateTime CreatedAt { get; }
    public DateTime UpdatedAt { get; }
}

internal sealed record CaseClientAnswer(long Id, string Name, string Cpf, string? Matricula);
