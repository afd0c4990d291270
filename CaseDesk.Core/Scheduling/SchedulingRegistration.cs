using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Core.Scheduling;

/// <summary>The services of this feature.</summary>
public static class SchedulingRegistration
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSingleton<MaintenanceLog>();
        return services;
    }
}
