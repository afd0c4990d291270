using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Core.Team;

/// <summary>The services of this feature.</summary>
public static class TeamRegistration
{
    public static IServiceCollection AddTeam(this IServiceCollection services)
    {
        services.AddSingleton<TeamActions>();
        services.AddSingleton<TeamReading>();
        return services;
    }
}
