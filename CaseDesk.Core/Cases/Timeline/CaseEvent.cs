using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Cases.Timeline;

/// <summary>Something that happened to a case: one row, written in the transaction of the change itself.</summary>
public sealed class CaseEvent
{
    private CaseEvent() { }

    public CaseEvent(long caseId, string type, DateTime at, Actor by, long? assignmentId = null, string? data = null)
    {
        CaseId = caseId;
        Type = type;
        At = at;
        UserId = by.StoredId;
        ByName = by.Name;
        AssignmentId = assignmentId;
        Data = data;
    }

    public long Id { get; private set; }
    public long CaseId { get; private set; }

    /// <summary>One of <see cref="Workflow.CaseEventTypes"/>.</summary>
    public string Type { get; private set; } = "";
    public DateTime At { get; private set; }
    public string? UserId { get; private set; }

    /// <summary>The name of an <see cref="Actor"/>, or <c>import 12</c>.</summary>
    public string ByName { get; private set; } = "";
    public long? AssignmentId { get; private set; }

    /// <summary>Ids, codes and the reason that was given, as a JSON object.</summary>
    public string? Data { get; private set; }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.Property(@event => @event.Type).HasMaxLength(40);
        builder.Property(@event => @event.ByName).HasMaxLength(TextBounds.Name);
        builder.HasOne<Case>().WithMany().HasForeignKey(@event => @event.CaseId);
        builder.HasIndex(@event => new { @event.CaseId, @event.Id });
    }
}
