using System.Linq.Expressions;
using System.Text.Json;
using CaseDesk.Core.Imports.Parsing;
using CaseDesk.Core.Imports.Reading;
using CaseDesk.Core.Texts;
using CaseDesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Imports;

/// <summary>One file loaded: what it is, how far it is, what came of it. The row is the truth; a job only wakes somebody up.</summary>
public sealed class Import
{
    private Import() { }

    public Import(string fileName, string storedName, string sha256, long size, Actor by, DateTime now)
    {
        FileName = fileName;
        StoredName = storedName;
        Sha256 = sha256;
        Size = size;
        CreatedByUserId = by.StoredId;
        CreatedByName = by.Name;
        CreatedAt = now;
        Status = ImportStatus.Received;
    }

    public long Id { get; private set; }
    public string Status { get; private set; } = "";
    public string FileName { get; private set; } = "";
    public string StoredName { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public long Size { get; private set; }
    public string? Format { get; private set; }
    public string? Encoding { get; private set; }
    public string? EntityCode { get; private set; }
    public string? EntityName { get; private set; }
    public DateOnly? Reference { get; private set; }

    /// <summary>What the list is for, one of <see cref="ListKind"/>.</summary>
    public string Kind { get; private set; } = ListKind.NewList;

    /// <summary>
    /// The status up to which it goes by itself: <c>inspected</c>, <c>checked</c> or <c>completed</c>. Then it waits for a
    /// person to say what comes next.
    /// </summary>
    public string GoesTo { get; set; } = ImportStatus.Completed;

    /// <summary><see cref="Parsing.ListInspection"/> as JSON: what was found in the file before anybody chose anything.</summary>
    public string? Inspection { get; private set; }

    /// <summary><see cref="Parsing.ListChoices"/> as JSON.</summary>
    public string? Choices { get; private set; }
    public string? CreatedByUserId { get; private set; }
    public string CreatedByName { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }

    /// <summary>When somebody said "run": imports are applied in this order.</summary>
    public DateTime? QueuedAt { get; private set; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }

    /// <summary>The last line that was applied: after a crash the next run goes on behind it.</summary>
    public int Cursor { get; private set; }

    /// <summary>The last line whose client's months were compared, once every line was applied.</summary>
    public int ComparedTo { get; private set; }

    /// <summary>When somebody asked for it to be undone. From then on it can only be undone, also after a failure.</summary>
    public DateTime? UndoAskedAt { get; private set; }
    public string? UndoByUserId { get; private set; }
    public string? UndoByName { get; private set; }

    /// <summary>The last line whose client the undo has dealt with.</summary>
    public int UndoneTo { get; private set; }
    public DateTime? UndoneAt { get; private set; }

    /// <summary>When the person who started it looked at how it ended.</summary>
    public DateTime? EndSeenAt { get; private set; }

    /// <summary>The last data line of the file.</summary>
    public int LastLine { get; private set; }
    public int Done { get; private set; }

    /// <summary>Milliseconds that the ranges took which are in: no pause, no wait for another import.</summary>
    public long WorkedMilliseconds { get; private set; }
    public ImportCounts Counts { get; private set; } = new();

    /// <summary><see cref="Totals"/> as JSON.</summary>
    public string? ControlTotals { get; private set; }

    public ControlTotals Totals => ControlTotals is null ? Parsing.ControlTotals.None : JsonSerializer.Deserialize<ControlTotals>(ControlTotals)!;

    /// <summary><see cref="Parsing.ListRefusal"/> or a fault, as a code.</summary>
    public string? Error { get; private set; }
    public string? ErrorWhere { get; private set; }

    /// <summary>Work that nobody has to ask for any more: whoever finds it does it.</summary>
    public static Expression<Func<Import, bool>> IsUnderWay { get; } = import =>
        import.Status == ImportStatus.Undoing
        || ImportStatus.Applying.Contains(import.Status)
        || (import.Status == ImportStatus.Inspected && import.GoesTo != ImportStatus.Inspected);

    /// <summary>What the file is, and how somebody chose to read it. What a check under other choices found is forgotten.</summary>
    public void Inspected(ListInspection inspection, ListChoices choices)
    {
        (Status, LastLine, Done, Counts) = (ImportStatus.Inspected, 0, 0, new());
        Inspection = ListJson.Write(inspection);
        Choices = ListJson.Write(choices);
        Format = inspection.Format.Code;
        Encoding = inspection.Encoding;
        EntityCode = inspection.EntityCode;
        EntityName = inspection.EntityName ?? choices.Entity;
        Reference = inspection.Reference ?? choices.Reference;
        Kind = inspection.KindUnder(choices);
    }

    /// <summary>Checked: the counts say what the run would do as things stand.</summary>
    public void Check(ImportCounts counts, int lastLine, string totals, DateTime now)
    {
        Counts = counts;
        LastLine = lastLine;
        ControlTotals = totals;
        Done = 0;
        if (GoesTo == ImportStatus.Completed)
        {
            (Status, QueuedAt) = (ImportStatus.Queued, now);
        }
        else
        {
            Status = ImportStatus.Checked;
        }
    }

    /// <summary>Lines that a run has dealt with; nothing about the reading can be changed once there are any.</summary>
    public int LastApplied => Cursor;

    /// <summary>Somebody says "run": to a check, a pause or a failure. It goes on where it stands.</summary>
    public void Run(DateTime now)
    {
        (GoesTo, Error, ErrorWhere, FinishedAt, QueuedAt) = (ImportStatus.Completed, null, null, null, now);
        Status = LastLine > 0 ? ImportStatus.Queued : ImportStatus.Inspected;
    }

    public void Pause() => Status = ImportStatus.Paused;

    public void Cancel(DateTime now) => (Status, FinishedAt) = (ImportStatus.Cancelled, now);

    /// <summary>Takes the figures of the rows from the rows themselves; where nothing is in yet, what the check foresaw no longer counts.</summary>
    public void Recount(IReadOnlyDictionary<string, int> outcomes) => Counts = (Cursor == 0 ? new() { Lines = Counts.Lines, Rows = Counts.Rows } : Counts) with
    {
        Created = outcomes.GetValueOrDefault(RowOutcome.Created),
        Updated = outcomes.GetValueOrDefault(RowOutcome.Updated),
        Unchanged = outcomes.GetValueOrDefault(RowOutcome.Unchanged),
        Duplicate = outcomes.GetValueOrDefault(RowOutcome.Duplicate),
        Rejected = outcomes.GetValueOrDefault(RowOutcome.Rejected),
    };

    /// <summary>The run begins: from here on the counts say what was done.</summary>
    public void Begin() => (Counts, Done, WorkedMilliseconds) = (new() { Lines = Counts.Lines, Rows = Counts.Rows }, 0, 0);

    /// <exception cref="InvalidOperationException">The outcomes do not add up: a row is not accounted for.</exception>
    public void Finish(DateTime now)
    {
        if (!Counts.AddUp)
        {
            throw new InvalidOperationException($"The outcomes of import {Id} do not add up: {Counts}.");
        }

        FinishedAt = now;
        Status = Counts.Rejected > 0 || !Totals.Reconciled ? ImportStatus.CompletedWithProblems : ImportStatus.Completed;
    }

    /// <summary>What it was at cannot go on by itself. An undo that fails leaves the moment at which the import ended.</summary>
    public void Fail(string error, string? where, DateTime now)
    {
        FinishedAt = Status == ImportStatus.Undoing ? FinishedAt ?? now : now;
        (Status, Error, ErrorWhere) = (ImportStatus.Failed, error, where);
    }
}

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.Property(import => import.Status).HasMaxLength(30);
        builder.Property(import => import.Kind).HasMaxLength(30).HasDefaultValue(ListKind.NewList);
        builder.Property(import => import.GoesTo).HasMaxLength(30).HasDefaultValue(ImportStatus.Completed);
        builder.Property(import => import.UndoByName).HasMaxLength(TextBounds.Name);
        builder.Property(import => import.FileName).HasMaxLength(TextBounds.FileName);
        builder.Property(import => import.StoredName).HasMaxLength(60);
        builder.Property(import => import.Sha256).HasMaxLength(64);
        builder.Property(import => import.Format).HasMaxLength(30);
        builder.Property(import => import.Encoding).HasMaxLength(20);
        builder.Property(import => import.EntityCode).HasMaxLength(20);
        builder.Property(import => import.EntityName).HasMaxLength(TextBounds.Name);
        builder.Property(import => import.CreatedByName).HasMaxLength(TextBounds.Name);
        builder.Property(import => import.Error).HasMaxLength(60);
        builder.OwnsOne(import => import.Counts, counts => counts.Ignore(value => value.OtherLines).Ignore(value => value.NotApplied).Ignore(value => value.AddUp));
        builder.Navigation(import => import.Counts).IsRequired();
        builder.Ignore(import => import.Totals).Ignore(import => import.LastApplied);
        builder.HasIndex(import => import.Sha256);
        builder.HasIndex(import => import.CreatedAt);
        builder.HasIndex(import => new { import.CreatedByUserId, import.FinishedAt });
    }
}
