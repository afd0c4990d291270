using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Core.Directory;

/// <summary>The services of this feature.</summary>
public static class DirectoryRegistration
{
    public static IServiceCollection AddClientDirectory(this IServiceCollection services)
    {
        services.AddSingleton<ClientDirectory>();
        services.AddSingleton<EntityList>();
        return services;
    }
}
