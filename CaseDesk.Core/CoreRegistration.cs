using Microsoft.Extensions.DependencyInjection;

namespace CaseDesk.Core;

/// <summary>Registers what every host of the desk needs, whichever verb it was started with.</summary>
public static class CoreRegistration
{
    /// <summary>The features. The host adds the database, the options and what only it can supply.</summary>
    public static IServiceCollection AddCaseDeskFeatures(this IServiceCollection services)
    {
        return services;
    }
}
