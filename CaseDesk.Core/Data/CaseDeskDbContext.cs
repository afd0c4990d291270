using CaseDesk.Core.Audit;
using CaseDesk.Core.Cases;
using CaseDesk.Core.Cases.Assignments;
using CaseDesk.Core.Cases.Notes;
using CaseDesk.Core.Cases.Timeline;
using CaseDesk.Core.Clients;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Checking;
using CaseDesk.Core.Imports.Layouts;
using CaseDesk.Core.Imports.Running;
using CaseDesk.Core.Scheduling;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CaseDesk.Core.Data;

/// <summary>The one model of the desk; a derived context per provider carries that provider's migrations and dialect.</summary>
public abstract class CaseDeskDbContext(DbContextOptions options)
    : IdentityUserContext<AppUser, string>(options), IDataProtectionKeyContext
{
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<ClientChange> ClientChanges => Set<ClientChange>();
    public DbSet<Phone> Phones => Set<Phone>();
    public DbSet<Suppression> Suppressions => Set<Suppression>();
    public DbSet<Address> Addresses => Set<Address>();
    public DbSet<Enrollment> Enrollments => Set<Enrollment>();
    public DbSet<PayrollEntity> PayrollEntities => Set<PayrollEntity>();
    public DbSet<PayrollLine> PayrollLines => Set<PayrollLine>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<CaseNote> CaseNotes => Set<CaseNote>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<ImportLease> ImportLeases => Set<ImportLease>();
    public DbSet<ImportEdit> ImportEdits => Set<ImportEdit>();
    public DbSet<ImportLayout> ImportLayouts => Set<ImportLayout>();
    public DbSet<PayrollChange> PayrollChanges => Set<PayrollChange>();
    public DbSet<MaintenanceRun> MaintenanceRuns => Set<MaintenanceRun>();
    public DbSet<MaintenanceRunCase> MaintenanceRunCases => Set<MaintenanceRunCase>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The few fragments of SQL in which the two databases differ.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>Begins a transaction that may write. On SQLite one writer of this process is let in at a time.</summary>
    public abstract Task<WriteScope> BeginWriteAsync(CancellationToken cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CaseDeskDbContext).Assembly);
    }
}
