using System.Text.Json;
using CaseDesk.Core.Imports.Parsing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Imports;

/// <summary>One file loaded: what it is, how far it is, what came of it. The row is the truth; a job only wakes somebody up.</summary>
public sealed class Import
{
    private Import() { }

    public Import(string fileName, string storedName, string sha256, long size, string? createdByUserId, string createdByName, DateTime now)
    {
        FileName = fileName;
        StoredName = storedName;
        Sha256 = sha256;
        Size = size;
        CreatedByUserId = createdByUserId;
        CreatedByName = createdByName;
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

    /// <summary>Rows update people the desk knows and create nobody.</summary>
    public bool UpdatesOnly { get; private set; }

    /// <summary>Stop when the check is done and wait for somebody to say "run".</summary>
    public bool DryRun { get; set; }

    /// <summary><see cref="Parsing.ListChoices"/> as JSON.</summary>
    public string? Choices { get; set; }
    public string? CreatedByUserId { get; private set; }
    public string CreatedByName { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }

    /// <summary>The last line that was applied: after a crash the next run goes on behind it.</summary>
    public int Cursor { get; private set; }

    /// <summary>The last data line of the file.</summary>
    public int LastLine { get; private set; }
    public int Done { get; private set; }
    public ImportCounts Counts { get; private set; } = new();

    /// <summary><see cref="Totals"/> as JSON.</summary>
    public string? ControlTotals { get; private set; }

    public ControlTotals Totals => ControlTotals is null ? Parsing.ControlTotals.None : JsonSerializer.Deserialize<ControlTotals>(ControlTotals)!;

    /// <summary><see cref="Parsing.ListRefusal"/> or a fault, as a code.</summary>
    public string? Error { get; private set; }
    public string? ErrorWhere { get; private set; }

    public void Recognised(ListHeader header)
    {
        Format = header.Format;
        Encoding = header.Encoding;
        EntityCode = header.EntityCode;
        EntityName = header.EntityName;
        Reference = header.Reference;
        UpdatesOnly = header.UpdatesOnly;
    }

    /// <exception cref="InvalidOperationException">The outcomes do not add up: a row is not accounted for.</exception>
    public void Finish(ImportCounts counts, DateTime now)
    {
        if (!counts.AddUp)
        {
            throw new InvalidOperationException($"The outcomes of import {Id} do not add up: {counts}.");
        }

        Counts = counts;
        FinishedAt = now;
        Status = counts.Rejected > 0 || !Totals.Reconciled ? ImportStatus.CompletedWithProblems : ImportStatus.Completed;
    }

    public void Fail(string error, string? where, DateTime now)
    {
        Status = ImportStatus.Failed;
        Error = error;
        ErrorWhere = where;
        FinishedAt = now;
    }
}

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.Property(import => import.Status).HasMaxLength(30);
        builder.Property(import => import.FileName).HasMaxLength(255);
        builder.Property(import => import.StoredName).HasMaxLength(60);
        builder.Property(import => import.Sha256).HasMaxLength(64);
        builder.Property(import => import.Format).HasMaxLength(30);
        builder.Property(import => import.Encoding).HasMaxLength(20);
        builder.Property(import => import.EntityCode).HasMaxLength(20);
        builder.Property(import => import.EntityName).HasMaxLength(120);
        builder.Property(import => import.CreatedByName).HasMaxLength(120);
        builder.Property(import => import.Error).HasMaxLength(60);
        builder.OwnsOne(import => import.Counts, counts => counts.Ignore(value => value.OtherLines).Ignore(value => value.AddUp));
        builder.Navigation(import => import.Counts).IsRequired();
        builder.Ignore(import => import.Totals);
        builder.HasIndex(import => import.Sha256);
        builder.HasIndex(import => import.CreatedAt);
    }
}
