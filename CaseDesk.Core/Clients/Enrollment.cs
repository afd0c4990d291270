using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseDesk.Core.Clients;

/// <summary>One payroll registration (matrícula) of a client. A source without matrícula stores an empty number, never NULL.</summary>
public sealed class Enrollment
{
    private Enrollment() { }

    public Enrollment(long clientId, string number, string? departmentCode, string? departmentName, string? position, DateTime now)
    {
        ClientId = clientId;
        Number = number;
        DepartmentCode = departmentCode;
        DepartmentName = departmentName;
        Position = position;
        UpdatedAt = now;
    }

    public long Id { get; private set; }
    public long ClientId { get; private set; }
    public string Number { get; private set; } = "";
    public string? DepartmentCode { get; private set; }
    public string? DepartmentName { get; private set; }
    public string? Position { get; private set; }
    public DateTime UpdatedAt { get; private set; }

    /// <summary>The import that brought it.</summary>
    public long? ImportId { get; private set; }

    public ICollection<PayrollLine> Lines { get; private set; } = [];
}

internal sealed class EnrollmentConfiguration : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.Property(enrollment => enrollment.Number).HasMaxLength(30);
        builder.Property(enrollment => enrollment.DepartmentCode).HasMaxLength(20);
        builder.Property(enrollment => enrollment.DepartmentName).HasMaxLength(120);
        builder.Property(enrollment => enrollment.Position).HasMaxLength(120);
        builder.HasIndex(enrollment => new { enrollment.ClientId, enrollment.Number }).IsUnique();
        builder.HasMany(enrollment => enrollment.Lines).WithOne().HasForeignKey(line => line.EnrollmentId);
    }
}
