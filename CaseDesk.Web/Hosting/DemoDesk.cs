using CaseDesk.Core.Data;
using CaseDesk.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace CaseDesk.Web.Hosting;

/// <summary>One user per role for a desk that is being tried out. Never outside Development.</summary>
public static class DemoDesk
{
    public const string Password = "casedesk-demo";

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
    }
}
