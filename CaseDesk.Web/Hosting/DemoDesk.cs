using CaseDesk.Core.Data;
using CaseDesk.Core.Imports;
using CaseDesk.Core.Imports.Intake;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.Hosting;

/// <summary>One user per role and an invented report for a desk that is being tried out. Never outside Development.</summary>
public static class DemoDesk
{
    public const string Password = "casedesk-demo";
    private const string Report = "relatorio-demonstracao.txt";

    public static readonly IReadOnlyList<(string Email, string Name, UserRole Role)> People =
    [
        ("admin@demo.test", "Alice Administradora", UserRole.Admin),
        ("supervisora@demo.test", "Sofia Supervisora", UserRole.Supervisor),
        ("bruno@demo.test", "Bruno Atendente", UserRole.Attendant),
        ("calculista@demo.test", "Carla Calculista", UserRole.Calculator),
        ("fechamento@demo.test", "Fábio Fechamento", UserRole.Closer),
    ];

    public static async Task FillAsync(IServiceProvider services)
    {
        var users = services.GetRequiredService<UserManager<AppUser>>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        foreach (var (email, name, role) in People)
        {
            var made = await users.CreateAsync(new AppUser(email, name, role, now), Password);
            if (!made.Succeeded)
            {
                throw new InvalidOperationException($"The demo user {role} could not be made: {made}.");
            }
        }

        await LoadReportAsync(services, (await users.FindByEmailAsync(People[0].Email))!.AsCurrent());
    }

    /// <summary>By the way that every list takes: received, queued, checked and applied by the job.</summary>
    private static async Task LoadReportAsync(IServiceProvider services, CurrentUser admin)
    {
        await using var report = typeof(DemoDesk).Assembly.GetManifestResourceStream(Report)!;
        var request = new IntakeRequest(report, Report, report.Length, new(null, null), Again: false);
        var outcome = await services.GetRequiredService<ImportIntake>().ReceiveAsync(request, admin, CancellationToken.None);
        if (outcome is not IntakeOutcome.Received)
        {
            throw new InvalidOperationException($"The demo report was not received: {outcome}.");
        }
    }
}
