using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Core.Statistics;

/// <summary>The services of this feature.</summary>
public static class StatisticsRegistration
{
    public static IServiceCollection AddStatistics(this IServiceCollection services)
    {
        services.AddSingleton<AssignmentStatistics>();
        services.AddSingleton<IntegrityCheck>();
        return services;
    }
}
